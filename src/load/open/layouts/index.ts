import type { Layout } from '../layout.ts';
import { ACUMULADO_LAYOUT } from './acumulado.ts';
import { COMUNA_LAYOUTS } from './comunas.ts';
import { FORMACION_LAYOUT } from './formacion.ts';
import { SERCOTEC_LAYOUTS } from './sercotec.ts';
import { SII_LAYOUTS } from './sii.ts';

/** Layouts of official files, asked in this order: the first that recognises a sheet reads it. */
export const LAYOUTS: readonly Layout[] = [
  ACUMULADO_LAYOUT,
  ...SII_LAYOUTS,
  ...SERCOTEC_LAYOUTS,
  FORMACION_LAYOUT,
  ...COMUNA_LAYOUTS,
];
