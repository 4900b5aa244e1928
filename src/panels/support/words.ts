import type { Footing } from '../../domain/support/eligible.ts';
import { formatNumber } from '../../ui/format.ts';

/** «1 instrumento», «12 instrumentos». */
export function countInstruments(count: number): string {
  return `${formatNumber(count)} ${count === 1 ? 'instrumento' : 'instrumentos'}`;
}

/** How many instruments may serve that nobody is sure of, where none surely does. */
export function unsureCount(count: number): string {
  return `${count === 1 ? 'Quizás uno' : `Quizás ${formatNumber(count)}`}, según reglas por confirmar.`;
}

/** The same, beside those that surely do. */
export function unsureMore(count: number): string {
  return `Quizás ${formatNumber(count)} más: ${count === 1 ? 'lo' : 'los'} deja fuera una regla por confirmar.`;
}

/** Names joined as they are said: «a, b y c»; `y` becomes `e` before the sound of i, and `o` becomes `u` before that of o. */
export function listed(names: readonly string[], joint: 'y' | 'o' | 'ni' | 'y mitad' = 'y'): string {
  const [last = ''] = names.slice(-1);
  const said =
    joint === 'y' && /^h?i(?!e)/i.test(last) ? 'e' : joint === 'o' && /^h?[oó]/i.test(last) ? 'u' : joint;
  return names.length < 2 ? last : `${names.slice(0, -1).join(', ')} ${said} ${last}`;
}

/** What the rules of an instrument stand on, beside its name; undefined where its source says them all. */
export const FOOTING_WORDS: Readonly<Record<Footing, string | undefined>> = {
  'sin-reglas': 'sin reglas conocidas',
  'por-confirmar': 'con sus reglas por confirmar',
  'en-parte': 'con algunas reglas por confirmar',
  confirmadas: undefined,
};

/** The same, as a sentence. */
export const FOOTING_SENTENCES: Readonly<Record<Footing, string | undefined>> = {
  'sin-reglas': 'No se conocen sus reglas.',
  'por-confirmar': 'Sus reglas están por confirmar.',
  'en-parte': 'Algunas de sus reglas están por confirmar.',
  confirmadas: undefined,
};

/** Words that somebody wrote, closed with a full stop where they have no sign of their own. */
export function asSentence(written: string): string {
  return /[.!?…]$/.test(written) ? written : `${written}.`;
}

/** « de SERCOTEC»: whose lists are counted, to stand after what is; nothing where nobody is named. */
export function ofInstitutions(names: readonly string[]): string {
  return names.length > 0 ? ` de ${listed(names)}` : '';
}
