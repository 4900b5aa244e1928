import type { Cut } from '../../domain/ids.ts';
import type { Plan, PlanText } from '../../domain/plan/plan.ts';

const BLANK: Omit<PlanText, 'kind' | 'text'> = {
  fileLine: 0,
  order: '',
  partOf: '',
  variant: '',
  reviewed: undefined,
  groups: undefined,
  ofGroups: undefined,
  evidence: [],
  document: '',
  date: '',
  page: '',
  slide: '',
  note: '',
};

/** A plan of one programme with the lines that the reader typed; their codes are letters, which no spreadsheet turns into a date. */
export function typedPlan(comuna: Cut, name: string, lines: readonly string[]): Plan {
  return {
    comuna,
    name,
    period: '',
    programmes: [
      {
        code: '1',
        head: { ...BLANK, kind: 'programa', text: name },
        notes: [],
        lines: lines.map((text, at) => ({
          code: `1.${letters(at)}`,
          head: {
            ...BLANK,
            kind: 'linea',
            text,
            evidence: ['empresas', 'empleo', 'formalidad', 'instrumentos'],
          },
          items: [],
          notes: [],
        })),
      },
    ],
    cross: [],
    notes: [],
  };
}

/** a…z, aa, ab… */
function letters(at: number): string {
  const rest = Math.floor(at / 26);
  return `${rest > 0 ? letters(rest - 1) : ''}${String.fromCharCode(97 + (at % 26))}`;
}
