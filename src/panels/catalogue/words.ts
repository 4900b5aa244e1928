import type { SectorTree } from '../../domain/sectors.ts';
import type { Instrument, Rule } from '../../domain/support/instrument.ts';
import {
  FIRM_TYPE_NAMES,
  PROFILE_NAMES,
  STAGE_NAMES,
  type SupportLevel,
} from '../../domain/support/vocabulary.ts';
import { type Territory, zonePhrase } from '../../domain/territory.ts';
import { formatNumber, formatValue } from '../../ui/format.ts';
import { listed } from '../support/words.ts';

export const LEVEL_NAMES: Readonly<Record<SupportLevel, string>> = {
  nacional: 'Nacional',
  regional: 'Regional',
  municipal: 'Municipal',
};

/** What the letters by which an institution is known stand for. */
export const INSTITUTION_NAMES: Readonly<Record<string, string>> = {
  SERCOTEC: 'Servicio de Cooperación Técnica',
  CORFO: 'Corporación de Fomento de la Producción',
  FOSIS: 'Fondo de Solidaridad e Inversión Social',
  INDAP: 'Instituto de Desarrollo Agropecuario',
  SENCE: 'Servicio Nacional de Capacitación y Empleo',
};

export const RULE_NAMES: Readonly<Record<Rule, string>> = {
  tipos: 'Tipo de empresa',
  etapas: 'Etapa',
  ventas: 'Ventas al año',
  inicio_actividades: 'Inicio de actividades',
  sectores: 'Sector',
  territorios: 'Territorio',
  perfil: 'Perfil de quien postula',
};

const START_WORDS = {
  si: 'Debes tener inicio de actividades',
  no: 'No debes tener inicio de actividades',
  indistinto: 'Con o sin inicio de actividades',
} as const;

/** What a rule asks for, in words; undefined when the catalogue states none. */
export function ruleWords(
  instrument: Instrument,
  rule: Rule,
  territory: Territory,
  sectors: SectorTree,
): string | undefined {
  switch (rule) {
    case 'tipos':
      return instrument.types && either(instrument.types.map((one) => FIRM_TYPE_NAMES[one]));
    case 'etapas':
      return instrument.stages && either(instrument.stages.map((one) => STAGE_NAMES[one]));
    case 'ventas':
      return salesWords(instrument);
    case 'inicio_actividades':
      return instrument.startRule && START_WORDS[instrument.startRule];
    case 'sectores':
      return either(instrument.sectors.map((code) => sectors.get(code)?.short ?? code));
    case 'territorios':
      return either(
        instrument.territories.map((id) => {
          const zone = territory.zones.get(id);
          return zone ? `En ${zonePhrase(zone)}` : `En la zona ${id}`;
        }),
      );
    case 'perfil': {
      const names = either(instrument.profiles.map((one) => PROFILE_NAMES[one]));
      return names && `Para ${names}`;
    }
  }
}

function salesWords({ salesFrom, salesTo }: Instrument): string | undefined {
  if (salesTo === 0) return 'Sin ventas todavía';
  if (salesFrom !== undefined && salesTo !== undefined)
    return `De ${formatNumber(salesFrom)} a ${formatNumber(salesTo)} UF`;
  if (salesTo !== undefined) return `Hasta ${formatNumber(salesTo)} UF`;
  return salesFrom === undefined ? undefined : `Desde ${formatNumber(salesFrom)} UF`;
}

/** `a, b o c`; undefined for an empty list. */
function either(names: readonly string[]): string | undefined {
  return names.length === 0 ? undefined : listed(names, 'o');
}

/** Rules of which an empty cell says «any», and not «the source does not say». */
const OPEN_TO_ANY: readonly Rule[] = ['sectores', 'territorios', 'perfil'];

/** What the catalogue says nothing of: limits that an instrument does not have, and what its source does not tell. */
export function silenceWords(silent: readonly Rule[]): string {
  const names = (isAny: boolean) =>
    listed(
      silent
        .filter((rule) => OPEN_TO_ANY.includes(rule) === isAny)
        .map((rule) => RULE_NAMES[rule].toLowerCase()),
    );
  const [any, unsaid] = [names(true), names(false)];
  return [
    ...(unsaid ? [`La fuente no dice: ${unsaid}.`] : []),
    ...(any ? [`El catálogo no lo limita por: ${any}.`] : []),
  ].join(' ');
}

/** «Hasta $3.500.000», «De $430.000 a $600.000»; undefined when no amount is known. */
export function amountWords({ amountFrom, amountTo }: Instrument): string | undefined {
  const pesos = (value: number) => formatValue(value, 'pesos');
  if (amountFrom !== undefined && amountTo !== undefined)
    return amountFrom === amountTo ? pesos(amountTo) : `De ${pesos(amountFrom)} a ${pesos(amountTo)}`;
  if (amountTo !== undefined) return `Hasta ${pesos(amountTo)}`;
  return amountFrom === undefined ? undefined : `Desde ${pesos(amountFrom)}`;
}
