import type { SectorCode, ZoneId } from '../ids.ts';
import type { Inputs } from '../inputs.ts';
import type { Explanation } from '../provenance.ts';
import { zonePhrase } from '../territory.ts';
import { judge, type Verdict } from './eligible.ts';
import type { Instrument } from './instrument.ts';
import { lineOf, placeOf } from './matrix.ts';
import type { Support } from './support.ts';
import { AREAS, type Area } from './vocabulary.ts';
import { explainReaching } from './zone_support.ts';

/** Instruments for somebody who is about to start a firm in one sector of a zone. */
export interface NewFirmSupport {
  readonly sector: SectorCode;
  /** One of each institution, those that best fit a new firm first. */
  readonly first: readonly NewFirmChoice[];
  /** How many there are in all, those of `first` among them. */
  readonly total: Explanation;
  /** Areas of action in which no instrument serves a new firm of the sector here. */
  readonly without: readonly Area[];
  /** Kept out only by rules of general knowledge. */
  readonly perhaps: readonly Instrument[];
}

export interface NewFirmChoice {
  readonly instrument: Instrument;
  readonly verdict: Verdict;
}

/** Choices named on a card. */
const NAMED = 4;

/**
 * Which instruments would serve a new firm of each sector in a zone: one that has not begun, sells nothing, and is being
 * conceived or started. What is given after a disaster, and what is for unions, markets or neighbourhoods, is not for one who
 * starts. Undefined where the package has no catalogue, or not the zone.
 */
export function newFirmSupport(
  inputs: Inputs,
  { catalogue }: Support,
  zoneId: ZoneId,
  codes: readonly SectorCode[],
): readonly NewFirmSupport[] | undefined {
  const zone = inputs.territory.zones.get(zoneId);
  if (!catalogue || !zone) return undefined;
  const place = placeOf(inputs.territory, zoneId);
  const offered = catalogue.instruments.filter(({ kind }) => kind !== 'emergencia' && kind !== 'gremio');
  return codes.map((sector) => {
    const line = lineOf(inputs.sectors, sector);
    const judged = offered.map((instrument): NewFirmChoice => {
      const verdictAt = (stage: 'concepcion' | 'iniciacion') =>
        judge(instrument, {
          ...place,
          ...line,
          sales: { low: 0, high: 0 },
          started: false,
          type: undefined,
          stage,
          profile: {},
        });
      const [before, after] = [verdictAt('concepcion'), verdictAt('iniciacion')];
      return { instrument, verdict: RANK[before.answer] <= RANK[after.answer] ? before : after };
    });
    const serving = judged
      .filter(({ verdict }) => verdict.answer === 'si' || verdict.answer === 'falta-dato')
      .sort(byFit);
    const served = new Set(serving.flatMap(({ instrument }) => instrument.areas));
    const institutions = new Set<string>();
    const first = serving.filter(({ instrument: { institution } }) => {
      if (institutions.has(institution)) return false;
      institutions.add(institution);
      return true;
    });
    return {
      sector,
      first: first.slice(0, NAMED),
      total: explainReaching(
        serving.map(({ instrument }) => instrument),
        catalogue.source,
        zonePhrase(zone),
        inputs.sectors.get(sector)?.name,
      ),
      without: AREAS.filter((area) => !served.has(area)),
      perhaps: judged
        .filter(({ verdict }) => verdict.answer === 'por-confirmar')
        .map(({ instrument }) => instrument),
    };
  });
}

const RANK: Readonly<Record<Verdict['answer'], number>> = {
  si: 0,
  'falta-dato': 1,
  'por-confirmar': 2,
  no: 3,
};

/**
 * What fits a new firm best comes first: kept for the sector; made for who begins, by a stage or start rule it states; then
 * money before advice, the doors of the network, and the fewest rules yet to be confirmed. Ties keep the catalogue's order.
 */
function byFit(a: NewFirmChoice, b: NewFirmChoice): number {
  const met = ({ verdict }: NewFirmChoice, rule: string) =>
    Number(verdict.rules.some((one) => one.rule === rule && one.met === 'si'));
  const starts = (one: NewFirmChoice) => Math.max(met(one, 'etapas'), met(one, 'inicio_actividades'));
  const money = ({ instrument }: NewFirmChoice) => Number(instrument.kind === 'subsidio');
  const open = ({ verdict }: NewFirmChoice) => verdict.rules.filter(({ rule }) => rule === 'perfil').length;
  return (
    met(b, 'sectores') - met(a, 'sectores') ||
    starts(b) - starts(a) ||
    money(b) - money(a) ||
    open(a) - open(b) ||
    Number(b.instrument.door) - Number(a.instrument.door) ||
    a.instrument.unconfirmed.size - b.instrument.unconfirmed.size
  );
}
