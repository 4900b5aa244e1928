/** Colours of the map's ground, lines and letters; those of the data come from ui/colour.ts. */
export interface MapTheme {
  readonly water: string;
  readonly land: string;
  /** Between two painted zones. */
  readonly border: string;
  /** Between two zones without paint. */
  readonly line: string;
  readonly region: string;
  readonly ink: string;
  readonly soft: string;
  readonly halo: string;
  readonly accent: string;
  readonly accentInk: string;
  readonly hatch: string;
  readonly hatchGround: string;
}

/** The custom property behind each colour, and what stands in where the page does not set it. */
const COLOURS: Readonly<Record<keyof MapTheme, readonly [property: string, light: string, dark: string]>> = {
  water: ['--map-water', '#e2e8e9', '#2b3130'],
  land: ['--map-land', '#cdd3d2', '#454c4a'],
  border: ['--map-border', '#ffffff', '#1c2120'],
  line: ['--line', '#dcd7cc', '#363a38'],
  region: ['--map-region', '#55514a', '#b6b0a4'],
  ink: ['--ink', '#1d1c1a', '#f0ede6'],
  soft: ['--ink-soft', '#55514a', '#b6b0a4'],
  halo: ['--map-halo', '#ffffff', '#161a19'],
  accent: ['--accent', '#0b5a60', '#6cc5c5'],
  accentInk: ['--accent-ink', '#ffffff', '#0c1a1a'],
  hatch: ['--line-strong', '#8d877a', '#7e8380'],
  hatchGround: ['--map-land', '#cdd3d2', '#454c4a'],
};

function fallback(dark: boolean): MapTheme {
  return Object.fromEntries(
    Object.entries(COLOURS).map(([name, [, light, night]]) => [name, dark ? night : light]),
  ) as unknown as MapTheme;
}

export const LIGHT: MapTheme = fallback(false);
export const DARK: MapTheme = fallback(true);

const media = '(prefers-color-scheme: dark)';

/** Which theme is on: what the page says, else what the device prefers. Changes when the colours may have. */
export function themeKey(): string {
  return document.documentElement.dataset.theme ?? (matchMedia(media).matches ? 'dark' : 'light');
}

export function onThemeChange(changed: () => void): () => void {
  const observer = new MutationObserver(changed);
  observer.observe(document.documentElement, { attributes: true, attributeFilter: ['data-theme', 'class'] });
  const list = matchMedia(media);
  list.addEventListener('change', changed);
  return () => {
    observer.disconnect();
    list.removeEventListener('change', changed);
  };
}

/** The colours in force, as hexadecimals: the map understands fewer ways to write a colour than CSS does. */
export function readTheme(key: string): MapTheme {
  const rest = key === 'dark' ? DARK : LIGHT;
  const style = getComputedStyle(document.documentElement);
  const pen = document.createElement('canvas').getContext('2d', { willReadFrequently: true });
  if (!pen) return rest;
  const read = (name: keyof MapTheme): string => {
    const said = style.getPropertyValue(COLOURS[name][0]).trim();
    if (!CSS.supports('color', said)) return rest[name];
    pen.fillStyle = said;
    pen.fillRect(0, 0, 1, 1);
    const [red = 0, green = 0, blue = 0] = pen.getImageData(0, 0, 1, 1).data;
    return `#${[red, green, blue].map((part) => part.toString(16).padStart(2, '0')).join('')}`;
  };
  return Object.fromEntries(
    (Object.keys(COLOURS) as (keyof MapTheme)[]).map((name) => [name, read(name)]),
  ) as unknown as MapTheme;
}
