import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';

/** The colours of both themes, as theme.css writes them. */
const CSS = readFileSync('src/ui/theme.css', 'utf8');
const THEMES = {
  claro: variablesIn(/:root(?:,\s*\.paper)? \{([^}]*)\}/g),
  oscuro: variablesIn(/:root\[data-theme="dark"\] \{([^}]*)\}/g),
} as const;

/** All the blocks of a theme: a colour may be written apart from the rest. */
function variablesIn(block: RegExp): ReadonlyMap<string, string> {
  const bodies = [...CSS.matchAll(block)].map(([, body = '']) => body).join('\n');
  return new Map(
    [...bodies.matchAll(/--([\w-]+): (#[0-9a-f]{6});/g)].map(([, name = '', hex = '']) => [name, hex]),
  );
}

/** Relative luminance of WCAG 2.2. */
function luminance(hex: string): number {
  const value = Number.parseInt(hex.slice(1), 16);
  const [red = 0, green = 0, blue = 0] = [value >> 16, (value >> 8) & 255, value & 255].map((part) => {
    const share = part / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(one: string, other: string): number {
  const [low = 0, high = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (high + 0.05) / (low + 0.05);
}

test('el contraste se calcula como en WCAG: negro sobre blanco 21, y #767676 sobre blanco 4,54', () => {
  expect(contrast('#000000', '#ffffff')).toBeCloseTo(21, 6);
  expect(contrast('#767676', '#ffffff')).toBeCloseTo(4.54, 2);
});

const GROUNDS = ['paper', 'surface', 'sunken'] as const;
/** Letters and what they stand on: at least 4.5 (1.4.3). */
const TEXT: readonly (readonly [string, readonly string[]])[] = [
  ['ink', [...GROUNDS, 'accent-soft', 'warn-soft', 'bad-soft']],
  ['ink-soft', [...GROUNDS, 'accent-soft']],
  ['accent', [...GROUNDS, 'accent-soft']],
  ['accent-ink', ['accent']],
  ['warn', ['paper', 'surface', 'warn-soft']],
  ['bad', ['paper', 'surface', 'bad-soft']],
];
/** Edges of controls, the ring of the focus and the marks of charts, and what they stand on: at least 3 (1.4.11). */
const MARKS: readonly (readonly [string, readonly string[]])[] = [
  ['line-strong', GROUNDS],
  ['accent', GROUNDS],
  ['dot', GROUNDS],
  ['dot-muted', GROUNDS],
  // A zone chosen, and the ring of the focus over the map.
  ['ink', ['map-land', 'map-water']],
  ['accent', ['map-land', 'map-water']],
];

describe.each(Object.keys(THEMES) as (keyof typeof THEMES)[])('tema %s', (name) => {
  const theme = THEMES[name];
  const hex = (variable: string) => {
    const found = theme.get(variable);
    if (!found) throw new Error(`theme.css no tiene --${variable} en el tema ${name}`);
    return found;
  };
  const pairs = (list: typeof TEXT) =>
    list.flatMap(([front, backs]) => backs.map((back) => [front, back] as const));

  test.each(pairs(TEXT))('letras %s sobre %s: 4,5 o más', (front, back) => {
    expect(contrast(hex(front), hex(back))).toBeGreaterThanOrEqual(4.5);
  });
  test.each(pairs(MARKS))('marca %s sobre %s: 3 o más', (front, back) => {
    expect(contrast(hex(front), hex(back))).toBeGreaterThanOrEqual(3);
  });
});
