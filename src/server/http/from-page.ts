/**
 * How a page says where something else on this server is: from where the page itself is, so that it
 * holds under whichever path a proxy has put the server.
 * @param page the path of the page, as this server was asked for it
 * @param path a path on this server
 */
export function fromPage(page: string, path: string): string {
  const up = '../'.repeat(page.split('/').length - 2);
  return (up || './') + path.slice(1);
}
