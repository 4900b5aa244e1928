import type { StudyLevel } from '../inputs.ts';
import { fold } from '../text.ts';
import type { Group } from './groups.ts';

/** Groups that higher education feeds: 1 to 3, and the trades and operators through technical programmes (method 2.5). */
export const FED: readonly Group[] = [1, 2, 3, 7, 8];

type Split = Readonly<Partial<Record<Group, number>>>;

/**
 * An assumption of the project: in which group of CIUO-08.CL ends who studies each field (the ten of SIES), by level. It is no
 * published table. A professional degree leads to 2, and in management, agriculture, law and technology also to 1; a
 * short technical one to 3, in health and education also to carers and classroom aides (5), in management to clerks (4),
 * in agriculture to 6, in technology to trades and operators (7 and 8: electricity, mechanics, mining plants). Postgraduate
 * students and those of a *postítulo* already have a title: counting them again would double them.
 */
const CROSSWALK: Readonly<Record<string, Readonly<Record<'profesional' | 'tecnico', Split>>>> = {
  'administracion y comercio': {
    profesional: { 1: 0.2, 2: 0.5, 3: 0.3 },
    tecnico: { 3: 0.5, 4: 0.4, 5: 0.1 },
  },
  agropecuaria: { profesional: { 1: 0.1, 2: 0.7, 3: 0.2 }, tecnico: { 3: 0.5, 6: 0.4, 8: 0.1 } },
  'arte y arquitectura': { profesional: { 2: 0.7, 3: 0.3 }, tecnico: { 3: 0.6, 5: 0.1, 7: 0.3 } },
  'ciencias basicas': { profesional: { 2: 0.9, 3: 0.1 }, tecnico: { 3: 1 } },
  'ciencias sociales': { profesional: { 2: 0.8, 3: 0.2 }, tecnico: { 3: 0.6, 4: 0.2, 5: 0.2 } },
  derecho: { profesional: { 1: 0.1, 2: 0.8, 3: 0.1 }, tecnico: { 3: 0.5, 4: 0.5 } },
  educacion: { profesional: { 2: 0.9, 3: 0.1 }, tecnico: { 3: 0.3, 5: 0.7 } },
  humanidades: { profesional: { 2: 0.8, 3: 0.2 }, tecnico: { 3: 0.6, 4: 0.4 } },
  salud: { profesional: { 2: 0.9, 3: 0.1 }, tecnico: { 3: 0.7, 5: 0.3 } },
  tecnologia: { profesional: { 1: 0.1, 2: 0.6, 3: 0.3 }, tecnico: { 3: 0.5, 7: 0.35, 8: 0.15 } },
};

/** How far each part of the crosswalk may be off, as a part of it. */
export const CROSSWALK_DOUBT = 0.3;

/** Where who studies a field ends, by group; undefined for a field that the crosswalk does not know, or another level. */
export function destination(area: string, level: StudyLevel): Split | undefined {
  if (level !== 'profesional' && level !== 'tecnico') return undefined;
  return CROSSWALK[fold(area)]?.[level];
}

export const CROSSWALK_NOTE =
  'Supuesto del proyecto: a qué ocupación lleva cada área y nivel de estudio. No es una tabla publicada.';
