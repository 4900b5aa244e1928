import { expect, test } from 'vitest';
import { analyse } from '../../src/domain/analysis.ts';
import type { SectorCode, ZoneId } from '../../src/domain/ids.ts';
import type { Decision } from '../../src/domain/support/decision.ts';
import { loadPackage } from '../../src/load/load.ts';
import type { TableId } from '../../src/load/package.ts';
import { answerSupport, type SupportQuestion } from '../../src/worker/support.ts';
import { folderSource } from '../fixtures/chile.ts';

const TABLES = [
  'instrumentos',
  'beneficiarios',
  'focalizacion',
  'metas',
  'ruta',
  'comunas_datos',
  'catastro',
] as const satisfies readonly TableId[];

const DECISION: Decision = {
  id: 'una',
  name: 'Una decisión',
  year: 2024,
  region: '02' as ZoneId,
  instruments: ['sercotec-crece', 'ficticio-crece'],
  criteria: [
    {
      line: 2,
      kind: 'sectorial',
      scope: 'requisito',
      zones: [],
      sectors: ['G' as SectorCode],
      profiles: [],
      wording: '',
      note: '',
    },
  ],
  sourceTitle: '',
};
const ZONE = '02201' as ZoneId;
const REGION = '02' as ZoneId;
const G = 'G' as SectorCode;

/** What each screen asks when it opens. */
const ASKED: readonly (readonly [SupportQuestion, ...unknown[]])[] = [
  ['quality'],
  ['reports'],
  ['catalogue'],
  ['routeEdits'],
  ['zoneSupport', ZONE, G],
  ['zoneSupport', REGION, undefined],
  ['newFirmSupport', ZONE, [G]],
  ['programme'],
  ['decisions'],
  ['targeting', DECISION, undefined],
  ['targetingOverlap', DECISION, DECISION, undefined],
  ['registerClasses'],
  ['coverage', { level: 'comuna' }],
  ['coverage', { level: 'region', only: REGION }],
  ['coverageDetail', { level: 'comuna' }, ZONE],
  ['gender', { zone: REGION, year: undefined, kind: undefined }],
  ['backing', { zone: REGION, year: undefined, kind: undefined }, {}],
];

test.each(['chile', 'calama-ficticio'])(
  '%s: sin una de sus tablas, cada pantalla dice algo y ninguna se cae',
  async (id) => {
    for (const without of [undefined, ...TABLES]) {
      const whole = folderSource(`data/${id}`);
      const files = {
        async read(path: string) {
          const bytes = await whole.read(path);
          if (path !== 'datapackage.json' || !bytes) return bytes;
          const descriptor = JSON.parse(new TextDecoder().decode(bytes)) as {
            resources: { mapa: { tabla: string } }[];
          };
          descriptor.resources = descriptor.resources.filter(({ mapa }) => mapa.tabla !== without);
          return new TextEncoder().encode(JSON.stringify(descriptor));
        },
      };
      const { value } = await loadPackage(files);
      // Without its register the invented package has no firms: it does not open, and says so.
      if (!value) {
        expect([id, without]).toEqual(['calama-ficticio', 'catastro']);
        continue;
      }
      for (const [question, ...args] of ASKED)
        await expect(
          answerSupport(value, value.inputs, question, args, analyse).then(
            () => 'answered',
            (reason: unknown) => `${without} ${question}: ${String(reason)}`,
          ),
        ).resolves.toBe('answered');
    }
  },
);
