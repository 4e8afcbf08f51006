/**
 * What `samskab/server` tells TypeScript. Neither this file nor what it imports may name a package
 * that the build bundles, such as Kysely: whoever installs Samskab does not have its types.
 */
import type { Definition, VotedName } from '../protocol/resources.ts';

/** An open database. It is there to be handed on: to an app, to `putDefinition`, to `makeCodes`. */
export interface Storage {
  /** What whoever runs it should know of how the database is set: a sentence each. */
  readonly warnings: readonly string[];
  /** Milliseconds since 1970, by the clock that all who share the database go by. */
  now(): number;
  /**
   * Finds out whether something could be stored now; leaves nothing behind.
   * @throws Unavailable
   */
  probe(): Promise<void>;
  /**
   * Forgets what need not be kept, and hides in which order things came; to be called every minute
   * where no `createServer` does.
   * @param now milliseconds since 1970; `now()` unless given
   */
  keepHouse(now?: number): Promise<void>;
  /** Waits for what is under way. A second time does nothing. */
  close(): Promise<void>;
}

/** What an app is told when it is made, of how it answers. */
export interface HttpOptions {
  /**
   * What links that leave a page begin with, such as `https://deltag.example.dk`, or
   * `https://by.example.dk/deltag` under a proxy's path; the request's own origin unless given.
   */
  readonly origin?: string | undefined;
  /**
   * The proxies in front whose `X-Forwarded-*` headers are believed: addresses and networks, such as
   * `10.0.0.0/8`. Nobody's are unless given.
   */
  readonly trustProxy?: readonly string[];
  /** A folder of pages to serve at `/`. */
  readonly site?: string | undefined;
  /** Where the build of the widgets lies; the package's own unless given. */
  readonly build?: string;
  /** What that build is called, as in `/samskab/1.2.3/`; the package's version unless given. */
  readonly version?: string;
  /** What whoever reads `/metrics` from elsewhere sends as a bearer token; nobody may unless given. */
  readonly metricsToken?: string | undefined;
  /** Takes a line of the log: JSON, without a line break. */
  readonly log?: (line: string) => void;
}

/** What an app is told when it is made. */
export interface AppOptions extends HttpOptions {
  /** Milliseconds since 1970; the storage's clock unless given. */
  readonly now?: () => number;
}

export interface ListenOptions {
  /** 0 takes any free one; 3000 unless given. */
  readonly port?: number;
  /** The address to listen on; this machine's own alone (127.0.0.1 and ::1) unless given. */
  readonly host?: string | undefined;
}

export interface ServerOptions extends AppOptions, ListenOptions {
  /** Where the database is: a folder, made if it is not there, or `postgres://…`. */
  readonly data: string;
  /**
   * Of how many releases the browser files are kept where the data is, for pages that were opened
   * under them; 10 unless given, and 0 keeps none.
   */
  readonly keepVersions?: number | undefined;
  /** Runs once the port is taken and before the first answer, to fill the database. */
  prepare?(storage: Storage): Promise<void>;
}

/** A server that answers. */
export interface Server {
  readonly port: number;
  readonly storage: Storage;
  /** What whoever runs it should know of the browser files that it keeps: a sentence each. */
  readonly warnings: readonly string[];
  /** Finishes what is under way, for at most ten seconds, then closes the database. */
  close(): Promise<void>;
}

/** Everything the server answers. */
export interface App {
  /** @param from who asks; unless given, all are counted as one address */
  fetch(request: Request, from?: Connection): Response | Promise<Response>;
}

/** What is known of a connection: what `@hono/node-server` hands on fits. */
export interface Connection {
  readonly incoming?: { readonly socket: { readonly remoteAddress?: string | undefined } };
  /** When the request's head came in: milliseconds since 1970, by the app's clock. */
  readonly arrived?: number;
}

export interface PutOptions {
  /** The folder that its pictures are named from; they must be stored already unless given. */
  readonly folder?: string;
  /** Whether pictures may lie on other servers, which learn who reads the page; not unless given. */
  readonly allowRemotePictures?: boolean;
  /** Why, for the log; asked for once it has closed. */
  readonly because?: string;
  /** Milliseconds since 1970; the storage's clock unless given. */
  readonly now?: number;
}

/** What codes are made for. */
export interface Vote {
  readonly resource: VotedName;
  readonly id: string;
}

export interface CodesOptions {
  /** The id of the part of town that they are for, of those in the definition. */
  readonly area?: string;
  /** `paper` for those that staff type in from paper; `online` unless given. */
  readonly channel?: 'online' | 'paper';
  /** Why, for the log; asked for once it has closed. */
  readonly because?: string;
  /** Milliseconds since 1970; the machine's clock unless given. */
  readonly now?: () => number;
}

export type { Definition };
