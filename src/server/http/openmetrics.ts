/** The media type of OpenMetrics, which Prometheus and its kin ask for. */
export const OPENMETRICS = 'application/openmetrics-text; version=1.0.0; charset=utf-8';

/** One figure, or the same figure of several things. */
export interface Family {
  /** Without the `_total` that a counter's figures end in. */
  readonly name: string;
  readonly type: 'counter' | 'gauge';
  readonly help: string;
  readonly figures: readonly Figure[];
}

export interface Figure {
  readonly labels?: Readonly<Record<string, string>>;
  readonly value: number;
}

/** @returns the figures as OpenMetrics 1.0 writes them */
export function openMetrics(families: readonly Family[]): string {
  return `${families.map(familyText).join('')}# EOF\n`;
}

function familyText({ name, type, help, figures }: Family): string {
  const suffix = type === 'counter' ? '_total' : '';
  const lines = figures.map(
    ({ labels = {}, value }) => `${name}${suffix}${labelsText(labels)} ${value}\n`,
  );
  return `# TYPE ${name} ${type}\n# HELP ${name} ${escaped(help)}\n${lines.join('')}`;
}

function labelsText(labels: Readonly<Record<string, string>>): string {
  const pairs = Object.entries(labels).map(([name, value]) => `${name}="${escaped(value)}"`);
  return pairs.length === 0 ? '' : `{${pairs.join(',')}}`;
}

function escaped(text: string): string {
  return text.replaceAll('\\', '\\\\').replaceAll('"', '\\"').replaceAll('\n', '\\n');
}
