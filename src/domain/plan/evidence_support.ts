import { SIZES } from '../business.ts';
import { sum } from '../measure.ts';
import { readExplanation } from '../provenance.ts';
import { genderReport } from '../support/gender.ts';
import { explainGender } from '../support/gender_why.ts';
import { SUPPORT_KIND_NAMES } from '../support/vocabulary.ts';
import { zoneSupport } from '../support/zone_support.ts';
import type { Zone } from '../territory.ts';
import { changeOf, type EvidenceDesk, type EvidenceFigure, type SomeEvidence } from './evidence_kinds.ts';

/** Firms by size, as the tax office publishes them. */
function sizesEvidence({ support }: EvidenceDesk, zone: Zone): SomeEvidence {
  const { sizes } = support;
  if (!sizes) return {};
  const mine = sizes.rows.filter(({ comuna }) => zone.comunas.includes(comuna));
  const { source, year } = sizes;
  const { publisher } = source;
  return {
    tamano: {
      figures: SIZES.flatMap((size): EvidenceFigure[] => {
        const rows = mine.filter((row) => row.size === size);
        if (rows.length === 0) return [];
        const label = `Empresas: ${size === 'micro' ? 'micro' : `${size}s`}`;
        const measure = sum(
          rows.map(({ firms }) => firms),
          'empresas',
        );
        const lines = rows.map(({ line }) => line);
        const told = { name: label, zone: zone.name, sector: undefined, measure, source, year };
        const explanation = readExplanation({ ...told, column: 'empresas', lines, note: '' });
        return [{ label, measure, year, publisher, change: undefined, detail: '', why: { explanation } }];
      }),
    },
  };
}

/** What public support reaches a zone, and what part of it reaches women. */
export function supportEvidence(desk: EvidenceDesk, zone: Zone): SomeEvidence {
  const { inputs, support } = desk;
  const { catalogue, beneficiaries } = support;
  const found = zoneSupport(inputs, support, zone.id, undefined);
  const grants = 'Una tabla «beneficiarios» con lo adjudicado por instrumento y comuna.';
  const sizes = sizesEvidence(desk, zone);
  if (!catalogue || !found)
    return {
      ...sizes,
      instrumentos: { lacking: 'Una tabla «instrumentos» con sus reglas.' },
      apoyo: { lacking: grants },
      mujeres: { lacking: grants },
    };
  const publisher = (beneficiaries?.sources ?? []).map((one) => one.publisher);
  const granted = found.granted;
  return {
    ...sizes,
    instrumentos: {
      figures: [
        {
          label: 'Instrumentos que llegan',
          measure: found.reaching.result,
          year: catalogue.source.checked.slice(0, 4),
          publisher: catalogue.source.publisher,
          change: undefined,
          detail: 'del catálogo; no son cupos ni convocatorias abiertas',
          why: { explanation: found.reaching },
        },
      ],
    },
    apoyo: granted
      ? {
          figures: granted.kinds.map(
            ({ kind, total, explanation }): EvidenceFigure => ({
              label: SUPPORT_KIND_NAMES[kind],
              measure: total,
              year: String(granted.year),
              publisher: [...new Set(publisher)].join('; '),
              change: undefined,
              detail: 'adjudicaciones',
              why: { explanation },
            }),
          ),
          notes: granted.hasAll
            ? []
            : [`Lo entregado es solo de ${granted.institutions.join(', ')}: de las demás no se sabe.`],
          lacking: granted.kinds.length > 0 ? '' : grants,
        }
      : { lacking: grants },
    mujeres: womenEvidence(desk, zone) ?? { lacking: grants },
  };
}

/** The women's part of what was given, in the latest year and against the one before, where there is one. */
function womenEvidence(desk: EvidenceDesk, zone: Zone): SomeEvidence['mujeres'] {
  const asked = { zone: zone.id, year: undefined, kind: undefined };
  const report = genderReport(desk, asked);
  const explanation = report && explainGender(desk, asked, 'share');
  if (!report || !explanation) return undefined;
  const years = report.years.filter((year) => year < report.year);
  const before = years.length > 0 ? genderReport(desk, { ...asked, year: Math.max(...years) }) : undefined;
  const { share } = report.byFocus.todos;
  return {
    figures: [
      {
        label: `Parte de las mujeres: ${SUPPORT_KIND_NAMES[report.kind].toLowerCase()}`,
        measure: share,
        year: String(report.year),
        publisher: report.institutions.join(', '),
        change:
          before && changeOf(String(before.year), String(report.year), before.byFocus.todos.share, share),
        detail: 'de lo adjudicado con sexo conocido',
        why: { explanation },
      },
    ],
  };
}
