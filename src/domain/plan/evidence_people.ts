import { sum } from '../measure.ts';
import { type PeopleReport, peopleReport } from '../people/report.ts';
import { type Explanation, origin } from '../provenance.ts';
import type { Zone } from '../territory.ts';
import { covers, type EvidenceDesk, type EvidenceFigure, type SomeEvidence } from './evidence_kinds.ts';

/** Kilometres that a person goes to study (method 2.4), as the sheet of a zone begins with. */
const REACH_KM = 60;

/** Who studies nearby, how many of them in technical careers, and the occupations that firms need more than are studied. */
export function peopleEvidence({ inputs }: EvidenceDesk, zone: Zone): SomeEvidence {
  const schools =
    'La matrícula de los liceos técnico profesionales no está en ninguna tabla: la daría un archivo del Ministerio de Educación.';
  const cube = inputs.cubes.find(({ covered }) => covers(covered, zone));
  const sector = cube?.sectors[0];
  const report = cube && sector && peopleReport(inputs, { cube: cube.id }, zone.id, sector, REACH_KM);
  const studies = 'Una tabla «formacion» con la matrícula de las comunas cercanas.';
  const none = { lacking: studies, notes: [schools] };
  if (!report) return { estudios: none, ocupaciones: { lacking: 'Una tabla «empresas» o un catastro.' } };
  return {
    estudios:
      report.supply && report.enrolled
        ? { figures: studiesOf(inputs, zone, report), notes: [schools] }
        : none,
    ocupaciones: report.groups
      ? { figures: gapsOf(inputs, report), notes: report.supply ? [] : [studies] }
      : { lacking: 'Una tabla «ocupaciones» con las que usa cada sector.' },
  };
}

function studiesOf(
  inputs: EvidenceDesk['inputs'],
  zone: Zone,
  { supply, enrolled, women }: PeopleReport,
): readonly EvidenceFigure[] {
  const source = inputs.training?.source;
  if (!supply || !enrolled || !source) return [];
  const figure = (label: string, explanation: Explanation, detail = ''): EvidenceFigure => ({
    label,
    measure: explanation.result,
    year: supply.year,
    publisher: source.publisher,
    change: undefined,
    detail,
    why: { explanation },
  });
  const technical = supply.fields.filter(({ level }) => level === 'tecnico');
  const count = sum(
    technical.map((field) => field.enrolled),
    'personas',
  );
  const account: Explanation = {
    indicator: 'Estudian una carrera técnica cerca',
    zone: zone.name,
    sector: undefined,
    result: count,
    formula: 'Suma de la matrícula de nivel técnico al alcance',
    terms: technical.map(({ area, enrolled: part, lines }) => ({
      symbol: '',
      label: area,
      measure: part,
      origin: origin(source, 'matricula', lines, supply.year),
    })),
    notes: ['Es educación superior técnica: los liceos no están.'],
  };
  return [
    figure('Estudian educación superior cerca', enrolled, `a ${REACH_KM} km o menos`),
    ...(technical.length > 0 ? [figure('De ellas, en carreras técnicas', account)] : []),
    ...(women ? [figure('Parte de las mujeres entre quienes estudian', women)] : []),
  ];
}

const READING_WORDS: Readonly<Record<string, string>> = {
  falta: 'pesa más en los puestos que entre quienes estudian: puede faltar',
  parejo: 'puestos y estudios no se distinguen',
  sobra: 'pesa menos en los puestos que entre quienes estudian',
  'pocos-datos': 'muy pocos casos para comparar',
  'sin-oferta': 'nadie estudia cerca para estos puestos',
  'sin-dato': 'no se puede comparar',
};

/** Posts of the groups that higher education feeds, with how they compare with who studies (method 2.5). */
function gapsOf(inputs: EvidenceDesk['inputs'], { groups }: PeopleReport): readonly EvidenceFigure[] {
  const source = inputs.occupations?.source;
  return (groups ?? []).flatMap(({ name, zone, gap }) =>
    gap.reading === 'no-aplica' || !source
      ? []
      : [
          {
            label: `Puestos: ${name}`,
            measure: zone.result,
            year: source.year,
            publisher: source.publisher,
            change: undefined,
            detail: READING_WORDS[gap.reading] ?? '',
            why: { explanation: zone },
          },
        ],
  );
}
