import { brecha } from './brecha.ts';
import { cierres } from './cierres.ts';
import { cociente } from './cociente.ts';
import { cocienteAjustado } from './cociente_ajustado.ts';
import { empresas, trabajadores } from './conteo.ts';
import { crecimiento } from './crecimiento.ts';
import { densidad } from './densidad.ts';
import { diversidad, hachman } from './diversidad.ts';
import { efectoLocal, efectoNacional, efectoSector } from './efectos.ts';
import { especializada } from './especializada.ts';
import { esperadas } from './esperadas.ts';
import { parentesco } from './parentesco.ts';
import { productividad, productividadZona } from './productividad.ts';
import { salario } from './salario.ts';

/** What we compute, in the order of the method. Ids are inferred from here and never written twice. */
export const INDICATORS = [
  empresas,
  trabajadores,
  cociente,
  cocienteAjustado,
  densidad,
  crecimiento,
  efectoNacional,
  efectoSector,
  efectoLocal,
  productividad,
  productividadZona,
  diversidad,
  hachman,
  parentesco,
  cierres,
  especializada,
  salario,
  esperadas,
  brecha,
] as const;
export type IndicatorId = (typeof INDICATORS)[number]['id'];
