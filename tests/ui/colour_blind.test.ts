import { lab } from 'd3';
import { describe, expect, test } from 'vitest';
import { classify } from '../../src/domain/classes.ts';
import { lightness, ramp, zeroColour } from '../../src/ui/colour.ts';

type Rgb = readonly [number, number, number];

/**
 * What each eye sees of a colour, over linear RGB: Machado, Oliveira and Fernandes, «A Physiologically-based Model for Simulation
 * of Color Vision Deficiency», IEEE TVCG 15(6), 2009, severity 1.0. Without any colour: the luminance of BT.709.
 */
const EYES: Readonly<Record<string, readonly [Rgb, Rgb, Rgb]>> = {
  protanopia: [
    [0.152286, 1.052583, -0.204868],
    [0.114503, 0.786281, 0.099216],
    [-0.003882, -0.048116, 1.051998],
  ],
  deuteranopia: [
    [0.367322, 0.860646, -0.227968],
    [0.280085, 0.672501, 0.047413],
    [-0.01182, 0.04294, 0.968881],
  ],
  tritanopia: [
    [1.255528, -0.076749, -0.178779],
    [-0.078411, 0.930809, 0.147602],
    [0.004733, 0.691367, 0.3039],
  ],
  acromatopsia: [
    [0.2126, 0.7152, 0.0722],
    [0.2126, 0.7152, 0.0722],
    [0.2126, 0.7152, 0.0722],
  ],
};

const linear = (part: number) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4);
const encoded = (part: number) => (part <= 0.0031308 ? part * 12.92 : 1.055 * part ** (1 / 2.4) - 0.055);

function seenBy(eye: keyof typeof EYES, hex: string): string {
  const value = Number.parseInt(hex.slice(1), 16);
  const [red, green, blue] = [value >> 16, (value >> 8) & 255, value & 255].map((part) => linear(part / 255));
  const parts = (EYES[eye] ?? []).map(([r, g, b]) => {
    const seen = encoded(Math.min(1, Math.max(0, r * (red ?? 0) + g * (green ?? 0) + b * (blue ?? 0))));
    return Math.round(255 * seen)
      .toString(16)
      .padStart(2, '0');
  });
  return `#${parts.join('')}`;
}

/** Distance of two colours in CIELAB (ΔE*ab 1976); one of 2 or 3 is just told apart side by side. */
function difference(a: string, b: string): number {
  const [one, other] = [lab(a), lab(b)];
  return Math.hypot(one.l - other.l, one.a - other.a, one.b - other.b);
}

const VALUES = Array.from({ length: 60 }, (_, at) => at + 1);
const PALETTES = (['razon', 'divergente', 'cambio'] as const).flatMap((kind) =>
  [3, 4, 5, 6, 7].map((count) => {
    const classes = classify(VALUES, kind, 'cuantiles', count);
    if (!classes) throw new Error('sin clases');
    return { kind, count, classes, colours: ramp(classes) };
  }),
);

describe.each(Object.keys(EYES))('con ojos con %s', (eye) => {
  test('las clases vecinas se distinguen, con cualquier número de clases', () => {
    for (const { kind, count, classes, colours } of PALETTES)
      for (const [at, colour] of colours.slice(1).entries()) {
        // In greys what opens from a middle says how far, not to which side: the two classes that touch in it are told by their
        // words, in the legend and in the table.
        const touching = classes.middle !== undefined && at + 1 === colours.length / 2;
        if (eye === 'acromatopsia' && touching) continue;
        const apart = difference(seenBy(eye, colours[at] ?? ''), seenBy(eye, colour));
        expect(apart, `${kind}, ${count} clases, ${at} y ${at + 1}`).toBeGreaterThan(7);
      }
  });
});

test('gris sobre papel: de menos a más oscurece siempre, y lo que se abre desde el medio oscurece hacia los dos lados', () => {
  for (const { kind, count, classes, colours } of PALETTES) {
    const light = colours.map(lightness);
    const steps = light.slice(1).map((one, at) => one - (light[at] ?? 0));
    const name = `${kind}, ${count} clases`;
    if (classes.middle === undefined) {
      expect(Math.max(...steps), name).toBeLessThan(-5);
      continue;
    }
    const half = Math.floor(colours.length / 2);
    expect(Math.min(...steps.slice(0, Math.max(0, half - 1))), name).toBeGreaterThan(5);
    expect(Math.max(...steps.slice(half)), name).toBeLessThan(-5);
  }
});

test('el cero no se confunde con la clase que le sigue, con ningunos ojos', () => {
  for (const { kind, classes, colours, count } of PALETTES.filter((one) => one.kind !== 'cambio'))
    for (const eye of Object.keys(EYES)) {
      const apart = difference(seenBy(eye, zeroColour(classes)), seenBy(eye, colours[0] ?? ''));
      expect(apart, `${eye}, ${kind}, ${count} clases`).toBeGreaterThan(4);
    }
});
