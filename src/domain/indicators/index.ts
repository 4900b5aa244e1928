import { cierres } from './cierres.ts';
import { cociente } from './cociente.ts';
import { cocienteAjustado } from './cociente_ajustado.ts';
import { empresas, trabajadores } from './conteo.ts';
import { densidad } from './densidad.ts';
import { diversidad, hachman } from './diversidad.ts';
import { productividad, productividadZona } from './productividad.ts';

/** What we compute, in the order of the method. Ids are inferred from here and never written twice. */
export const INDICATORS = [
  empresas,
  trabajadores,
  cociente,
  cocienteAjustado,
  densidad,
  productividad,
  productividadZona,
  diversidad,
  hachman,
  cierres,
] as const;
export type IndicatorId = (typeof INDICATORS)[number]['id'];
