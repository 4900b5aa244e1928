/**
 * Other sites ask for the picture of a link by its whole address, and only who publishes knows it: `SITIO=https://…` at build.
 * Returns the folder of the site, with its slash; undefined where nobody said it. A site that is no web address is refused.
 */
export function homeOf(site: string | undefined): string | undefined {
  if (!site) return undefined;
  const home = site.replace(/\/?$/, '/');
  if (!/^https?:/.test(home) || !URL.canParse(home))
    throw new Error(`SITIO es «${site}», y debe ser la dirección entera del sitio: https://ejemplo.cl/mapa`);
  return new URL(home).href;
}

/** The page with the picture of its links named by its whole address. */
export function withCard(html: string, home: string): string {
  return html.replace('content="tarjeta.png"', `content="${home}tarjeta.png"`);
}
