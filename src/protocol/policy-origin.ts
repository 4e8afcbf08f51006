/**
 * @returns an origin as a page's policy names it; undefined where its name has what would end a part
 * of a policy: URLs let a semicolon and a comma stand there
 */
export function policyOrigin(url: URL | null | undefined): string | undefined {
  return url && /^[\w.:[\]-]+$/.test(url.host) ? url.origin : undefined;
}
