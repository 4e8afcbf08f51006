import { monitorEventLoopDelay } from 'node:perf_hooks';
import type { MiddlewareHandler } from 'hono';
import { routePath } from 'hono/route';
import type { Storage } from '../storage/storage.ts';
import { Unavailable } from '../storage/unavailable.ts';
import type { AnyRefusalCode } from '../taking-part/refusal.ts';
import type { Env } from './context.ts';
import type { Family, Figure } from './openmetrics.ts';

/** How often the event loop is looked at, in milliseconds. */
const RESOLUTION = 20;
const NANOSECONDS = 1e9;
/** Stands before the route of what came from the preview of a draft, which counts by itself. */
const TRIAL = 'preview:';

/** What the protocol has no word for: a form on another site sent it. */
type Counted = AnyRefusalCode | 'from-elsewhere';

/**
 * Counts what a server does, for whoever watches it. Nothing is counted by definition: who sees how
 * many have voted so far, and where, is swayed by it.
 */
export class Metrics {
  readonly #requests = new Map<string, Figure & { value: number }>();
  readonly #refusals = new Map<Counted, number>();
  #commits = 0;
  #failures = 0;
  #delay: ReturnType<typeof monitorEventLoopDelay> | undefined;

  /** Counts requests, by the pattern of their route and the class of their status. */
  readonly counted: MiddlewareHandler<Env> = async (c, next) => {
    await next();
    const of = c.get('isTrial') ? TRIAL : '';
    const status = `${Math.floor(c.res.status / 100)}xx`;
    const labels = { method: c.req.method, route: of + routePath(c, -1), status };
    const name = Object.values(labels).join(' ');
    const before = this.#requests.get(name) ?? { labels, value: 0 };
    this.#requests.set(name, { labels, value: before.value + 1 });
  };

  refused(code: Counted): void {
    this.#refusals.set(code, (this.#refusals.get(code) ?? 0) + 1);
  }

  /** @returns the same database; what is written to it is counted */
  watching(storage: Storage): Storage {
    const write: Storage['write'] = async (work) => {
      try {
        const answer = await storage.write(work);
        this.#commits++;
        return answer;
      } catch (error) {
        if (error instanceof Unavailable) this.#failures++;
        throw error;
      }
    };
    // What is not written here is asked of the database itself, whatever becomes of it.
    return Object.assign(Object.create(storage) as Storage, { write });
  }

  families(): Family[] {
    const refusals = [...this.#refusals].map(([code, value]) => ({ labels: { code }, value }));
    return [
      ...processFamilies(),
      ...this.#delayFamilies(),
      counter('samskab_requests', 'Answers, by route and class of status', [
        ...this.#requests.values(),
      ]),
      counter('samskab_refusals', 'Refusals, by their code', refusals),
      counter('samskab_commits', 'Pieces of work that are on disk; many share a commit', [
        { value: this.#commits },
      ]),
      counter('samskab_commit_failures', 'Pieces of work that the disk did not take', [
        { value: this.#failures },
      ]),
    ];
  }

  /** Of the time since it was last asked for; it is looked at once somebody asks. */
  #delayFamilies(): Family[] {
    if (!this.#delay) {
      this.#delay = monitorEventLoopDelay({ resolution: RESOLUTION });
      this.#delay.enable();
    }
    const { mean, max } = this.#delay;
    const p99 = this.#delay.percentile(99);
    this.#delay.reset();
    return Object.entries({ mean, p99, max }).map(([name, value]) =>
      gauge(`nodejs_eventloop_lag_${name}_seconds`, 'How long the event loop is late', late(value)),
    );
  }
}

/** @param measured nanoseconds between two looks; none where there were none yet */
function late(measured: number): number {
  return Math.max(0, measured / NANOSECONDS - RESOLUTION / 1000) || 0;
}

function processFamilies(): Family[] {
  const { rss, heapUsed } = process.memoryUsage();
  const { user, system } = process.cpuUsage();
  const started = Date.now() / 1000 - process.uptime();
  return [
    gauge('process_resident_memory_bytes', 'Memory of the process', rss),
    gauge('nodejs_heap_size_used_bytes', 'Memory of it that JavaScript uses', heapUsed),
    gauge('process_start_time_seconds', 'When the process began, since 1970', started),
    counter('process_cpu_seconds', 'Time on the CPU', [{ value: (user + system) / 1e6 }]),
  ];
}

function gauge(name: string, help: string, value: number): Family {
  return { name, type: 'gauge', help, figures: [{ value }] };
}

function counter(name: string, help: string, figures: readonly Figure[]): Family {
  return { name, type: 'counter', help, figures };
}
