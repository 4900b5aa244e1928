import { COUNTRY, levelOf, UNKNOWN_SECTOR } from '../../domain/ids.ts';
import type { SourceRef } from '../../domain/source.ts';
import { type Catalogue, type Instrument, RULES, START_RULES } from '../../domain/support/instrument.ts';
import {
  AREAS,
  FIRM_TYPES,
  PROFILES,
  STAGES,
  SUPPORT_KINDS,
  SUPPORT_LEVELS,
} from '../../domain/support/vocabulary.ts';
import type { Checked, Issue } from '../checked.ts';
import {
  amount,
  type Cell,
  type Codec,
  cellValue,
  date,
  isFault,
  many,
  oneOf,
  optional,
  required,
  sector,
  share,
  text,
  yesNo,
  zone,
} from '../columns.ts';
import type { Row } from '../table.ts';

/** A cell that states a rule and cannot be read, and why. */
interface Unread {
  readonly unread: string;
}

/**
 * A cell that states a rule. One that cannot be read is kept as such: read as empty, the instrument would be offered to
 * whom it is not for.
 */
function rule<T>(codec: Codec<T>): Codec<T | Unread> {
  return {
    ...codec,
    read(text, style) {
      const cell = codec.read(text, style);
      return isFault(cell) ? { value: { unread: cell.fault } } : cell;
    },
  };
}

function isUnread(value: unknown): value is Unread {
  return typeof value === 'object' && value !== null && 'unread' in value;
}

/** What a rule says; undefined when it says nothing. The rows with one that cannot be read are already out. */
function ruleValue<T>(cell: Cell<T | Unread>): T | undefined {
  const value = cellValue(cell);
  return isUnread(value) ? undefined : value;
}

export const instrumentosColumns = {
  id: required(text, 'Identificador sin repetir, en minúsculas y con guiones. Lo usan las otras tablas.'),
  nombre: required(text, 'Nombre del instrumento.'),
  institucion: required(text, 'Institución que lo entrega.'),
  nivel: required(oneOf(SUPPORT_LEVELS), 'Quién decide: el país, la región o el municipio.'),
  clase: required(oneOf(SUPPORT_KINDS), 'Qué recibe la empresa.'),
  areas: required(many(oneOf(AREAS)), 'Áreas de acción; la primera es la principal.'),
  tipos: optional(
    rule(many(oneOf(FIRM_TYPES))),
    'Tipos de empresa que atiende. Vacío: la fuente no lo dice.',
  ),
  etapas: optional(rule(many(oneOf(STAGES))), 'Etapas que atiende. Vacío: la fuente no lo dice.'),
  ventas_desde_uf: optional(rule(amount), 'Ventas anuales mínimas, incluidas.', 'UF'),
  ventas_hasta_uf: optional(rule(amount), 'Ventas anuales máximas, incluidas.', 'UF'),
  inicio_actividades: optional(
    rule(oneOf(START_RULES)),
    'Si pide inicio de actividades: `si`, `no` (solo sin él) o `indistinto`.',
  ),
  sectores: optional(rule(many(sector)), 'Secciones o divisiones a las que se limita. Vacío: cualquiera.'),
  territorios: optional(rule(many(zone)), 'Zonas a las que se limita. Vacío: todo el país.'),
  perfil: optional(rule(many(oneOf(PROFILES))), 'Basta cumplir uno. Vacío: cualquier persona.'),
  requisitos: optional(text, 'Los demás requisitos, en palabras de la fuente.'),
  monto_desde_clp: optional(amount, 'Monto mínimo.', 'pesos'),
  monto_hasta_clp: optional(amount, 'Monto máximo.', 'pesos'),
  monto_nota: optional(text, 'Qué incluye el monto, o por qué no se conoce.'),
  cofinanciamiento: optional(share, 'Parte del proyecto que paga la empresa, de 0 a 1.'),
  abre: optional(date, 'Apertura de la última convocatoria conocida.'),
  cierra: optional(date, 'Cierre de la última convocatoria conocida.'),
  focalizable_por_gore: optional(yesNo, 'Si la ley permite que el gobierno regional lo focalice.'),
  enfoque_mujeres: optional(yesNo, 'Si es para mujeres, o les da puntaje o un monto mayor.'),
  puerta: optional(yesNo, 'Si es una puerta de entrada a la red de fomento.'),
  por_confirmar: optional(
    rule(many(oneOf(RULES))),
    'Reglas que son de conocimiento general: nunca excluyen por sí solas.',
  ),
  fuente: required(text, 'Página o documento que lo dice.'),
  fuente_url: optional(text, 'Dirección de la fuente.'),
  revisado: required(date, 'Fecha en que se revisó la fuente.'),
};

/** Columns that state a rule, or say of one that it is not confirmed. */
const RULE_COLUMNS = [
  'tipos',
  'etapas',
  'ventas_desde_uf',
  'ventas_hasta_uf',
  'inicio_actividades',
  'sectores',
  'territorios',
  'perfil',
  'por_confirmar',
] as const satisfies readonly (keyof typeof instrumentosColumns)[];

const ID = /^[a-z0-9]+(-[a-z0-9]+)*$/;

/**
 * The instruments of a catalogue. A row whose id is taken or badly written, or one of whose rules cannot be applied as
 * written, is left out and told; a call that closes before it opens is told.
 */
export function buildCatalogue(
  rows: readonly Row<typeof instrumentosColumns>[],
  source: SourceRef,
): Checked<Catalogue> {
  const issues: Issue[] = [];
  const lines = new Map<string, number>();
  const instruments: Instrument[] = [];
  for (const { line, cells } of rows) {
    const tell = (severity: Issue['severity'], column: string, code: string, message: string) =>
      issues.push({ severity, file: source.file, line, column, code, message });
    const id = cellValue(cells.id);
    const name = cellValue(cells.nombre);
    const institution = cellValue(cells.institucion);
    const level = cellValue(cells.nivel);
    const kind = cellValue(cells.clase);
    const areas = cellValue(cells.areas);
    const sourceTitle = cellValue(cells.fuente);
    const checked = cellValue(cells.revisado);
    if (!id || !name || !institution || !level || !kind || !areas || !sourceTitle || !checked) continue;
    const before = lines.get(id);
    if (!ID.test(id)) {
      tell(
        'error',
        'id',
        'id-invalido',
        `El id «${id}» debe ir en minúsculas, números y guiones. Se deja fuera.`,
      );
      continue;
    }
    if (before !== undefined) {
      tell('error', 'id', 'id-repetido', `Repite el id «${id}» de la línea ${before}. Se deja fuera.`);
      continue;
    }
    lines.set(id, line);
    const broken = RULE_COLUMNS.flatMap((column) => {
      const value = cellValue<unknown>(cells[column]);
      return isUnread(value) ? [{ column, why: value.unread }] : [];
    });
    for (const { column, why } of broken)
      tell(
        'error',
        column,
        'regla-ilegible',
        `${column}: ${why}. Sin esa regla el instrumento llegaría a cualquiera. Se deja fuera.`,
      );
    if (broken.length > 0) continue;
    const salesFrom = ruleValue(cells.ventas_desde_uf);
    const salesTo = ruleValue(cells.ventas_hasta_uf);
    if (salesFrom !== undefined && salesTo !== undefined && salesFrom > salesTo) {
      tell(
        'error',
        'ventas_hasta_uf',
        'limites-al-reves',
        `El máximo de ventas (${salesTo} UF) es menor que el mínimo (${salesFrom} UF). Se deja fuera.`,
      );
      continue;
    }
    const sectors = ruleValue(cells.sectores) ?? [];
    const territories = ruleValue(cells.territorios) ?? [];
    if (sectors.includes(UNKNOWN_SECTOR)) {
      tell('error', 'sectores', 'regla-ilegible', 'sectores: «SI» no es un sector. Se deja fuera.');
      continue;
    }
    const own = territories.find((one) => levelOf(one) === 'territorio');
    if (own) {
      tell(
        'error',
        'territorios',
        'regla-ilegible',
        `territorios: «${own}» es un territorio propio de un enlace, no una zona del país. Se deja fuera.`,
      );
      continue;
    }
    const amountFrom = cellValue(cells.monto_desde_clp);
    const amountTo = cellValue(cells.monto_hasta_clp);
    const swapped = amountFrom !== undefined && amountTo !== undefined && amountFrom > amountTo;
    if (swapped)
      tell(
        'aviso',
        'monto_hasta_clp',
        'montos-al-reves',
        'El monto máximo es menor que el mínimo: los montos no se usan.',
      );
    let opens = cellValue(cells.abre);
    const closes = cellValue(cells.cierra);
    if (opens !== undefined && closes !== undefined && opens > closes) {
      tell(
        'aviso',
        'cierra',
        'cierra-antes-de-abrir',
        'Cierra antes de abrir: la fecha de apertura no se usa.',
      );
      opens = undefined;
    }
    instruments.push({
      line,
      id,
      name,
      institution,
      level,
      kind,
      areas,
      types: ruleValue(cells.tipos),
      stages: ruleValue(cells.etapas),
      salesFrom,
      salesTo,
      startRule: ruleValue(cells.inicio_actividades),
      sectors,
      // The whole country is no limit, even beside a part of it.
      territories: territories.includes(COUNTRY) ? [] : territories,
      profiles: ruleValue(cells.perfil) ?? [],
      requirements: cellValue(cells.requisitos),
      amountFrom: swapped ? undefined : amountFrom,
      amountTo: swapped ? undefined : amountTo,
      amountNote: cellValue(cells.monto_nota),
      copayment: cellValue(cells.cofinanciamiento),
      opens,
      closes,
      transferable: cellValue(cells.focalizable_por_gore) === true,
      womenFocus: cellValue(cells.enfoque_mujeres) === true,
      door: cellValue(cells.puerta) === true,
      unconfirmed: new Set(ruleValue(cells.por_confirmar) ?? []),
      sourceTitle,
      sourceUrl: cellValue(cells.fuente_url),
      checked,
    });
  }
  return { value: { instruments, source }, issues };
}
