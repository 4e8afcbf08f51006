/** Takes CSV apart as spreadsheets do: quotes count where a cell begins, and nowhere else. */
export function readCsv(text: string, separator: string): string[][] {
  const lines: string[][] = [[]];
  let at = 0;
  while (at < text.length) {
    let cell = '';
    if (text[at] === '"') {
      let end = text.indexOf('"', ++at);
      while (end >= 0 && text[end + 1] === '"') end = text.indexOf('"', end + 2);
      if (end < 0) end = text.length;
      cell = text.slice(at, end).replaceAll('""', '"');
      at = end + 1;
    }
    const from = at;
    while (at < text.length && text[at] !== separator && !'\r\n'.includes(text[at] ?? '')) at++;
    lines.at(-1)?.push(cell + text.slice(from, at));
    if (text[at] !== separator && at < text.length) {
      if (text.startsWith('\r\n', at)) at++;
      lines.push([]);
    }
    at++;
  }
  return lines.slice(0, -1);
}
