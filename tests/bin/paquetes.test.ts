import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import Papa from 'papaparse';
import { describe, expect, test } from 'vitest';

/**
 * The shipped descriptors against their files, by the standard (Data Package, Table Schema) and not by our
 * reader.
 */

const DATA = fileURLToPath(new URL('../../data', import.meta.url));

interface Field {
  name: string;
  type: string;
  title?: string;
  description?: string;
  missingValues?: (string | { value: string })[];
  constraints?: {
    required?: boolean;
    unique?: boolean;
    pattern?: string;
    enum?: string[];
    minimum?: number;
    maximum?: number;
  };
}
interface Resource {
  name: string;
  path: string;
  title: string;
  description: string;
  format: string;
  encoding: string;
  sources: { title: string; anio: string; revisado: string }[];
  dialect?: { delimiter: string; header: boolean };
  schema?: {
    fields: Field[];
    missingValues: string[];
    primaryKey: string[];
    foreignKeys?: { fields: string[]; reference: { resource: string; fields: string[] } }[];
  };
  mapa: { tabla: string };
}
interface Descriptor {
  name: string;
  mapa: { ficticio: boolean };
  resources: Resource[];
}

const TYPES: Record<string, RegExp> = {
  string: /^[\s\S]*$/,
  integer: /^-?\d+$/,
  number: /^-?\d+(\.\d+)?$/,
  date: /^\d{4}-\d{2}-\d{2}$/,
};

/** Why a cell breaks its field; undefined when it does not. */
function wrong(field: Field, text: string): string | undefined {
  const absent = (field.missingValues ?? ['']).map((one) => (typeof one === 'string' ? one : one.value));
  const { required, pattern, enum: words, minimum, maximum } = field.constraints ?? {};
  if (absent.includes(text)) return required ? 'falta' : undefined;
  if (!TYPES[field.type]?.test(text)) return `no es ${field.type}`;
  if (pattern !== undefined && !new RegExp(pattern).test(text)) return `no es ${pattern}`;
  if (words && !words.includes(text)) return 'no está en la lista';
  if (minimum !== undefined && Number(text) < minimum) return `es menor que ${minimum}`;
  if (maximum !== undefined && Number(text) > maximum) return `es mayor que ${maximum}`;
  return undefined;
}

const read = (folder: string, path: string) => readFileSync(join(DATA, folder, path), 'utf8');
const rowsOf = (folder: string, path: string) =>
  Papa.parse<Record<string, string>>(read(folder, path), { header: true, skipEmptyLines: true }).data;

describe.each(['chile', 'calama-ficticio'])('paquete %s', (folder) => {
  const text = read(folder, 'datapackage.json');
  const descriptor = JSON.parse(text) as Descriptor;
  const tables = descriptor.resources.filter(({ format }) => format === 'csv');

  test('names the folder, says what it is, and names no machine', () => {
    expect(descriptor.name).toBe(folder);
    expect(descriptor.mapa.ficticio).toBe(folder.endsWith('ficticio'));
    expect(text + read(folder, 'README.md')).not.toMatch(/\/work\/|shared\/|\/home\/|\/tmp\//);
  });

  test('every file is described and every description has its file, source and date', () => {
    const files = readdirSync(join(DATA, folder)).filter(
      (name) => !['datapackage.json', 'README.md'].includes(name),
    );
    expect(descriptor.resources.map(({ path }) => path).sort()).toEqual(files.sort());
    for (const resource of descriptor.resources) {
      expect(existsSync(join(DATA, folder, resource.path))).toBe(true);
      expect(resource.title.length * resource.description.length).toBeGreaterThan(0);
      expect(resource.sources.length).toBeGreaterThan(0);
      for (const { title, anio, revisado } of resource.sources)
        expect([title.length > 0, /^\d{4}/.test(anio), revisado]).toEqual([true, true, '2026-11-21']);
    }
  });

  test.each(tables.map((resource) => [resource.name, resource] as const))(
    '%s fits its schema',
    (_, resource) => {
      const raw = read(folder, resource.path);
      expect(raw.startsWith('\uFEFF') || raw.includes('\r')).toBe(false);
      const { fields, primaryKey = [], foreignKeys = [] } = resource.schema ?? { fields: [] };
      expect(raw.slice(0, raw.indexOf('\n')).split(',')).toEqual(fields.map(({ name }) => name));
      for (const { title, description } of fields)
        expect([Boolean(title), Boolean(description)]).toEqual([true, true]);

      const rows = rowsOf(folder, resource.path);
      const faults = rows.flatMap((row, at) =>
        fields.flatMap((field) => {
          const why = wrong(field, row[field.name] ?? '');
          return why ? [`línea ${at + 2}, ${field.name}: «${row[field.name]}» ${why}`] : [];
        }),
      );
      const keys = rows.map((row) => primaryKey.map((name) => row[name]).join('|'));
      if (resource.mapa.tabla === 'catastro') {
        // The register is dirty on purpose: a few cells, and four repeated ids.
        expect(faults.length).toBeGreaterThan(15);
        expect(faults.length).toBeLessThan(60);
        expect(keys.length - new Set(keys).size).toBe(4);
      } else {
        expect(faults).toEqual([]);
        // A document that repeats its own numbers has no key: `metas`.
        if (primaryKey.length > 0) expect(new Set(keys).size).toBe(keys.length);
      }
      for (const { fields: mine, reference } of foreignKeys) {
        const target = tables.find(({ name }) => name === reference.resource);
        const known = new Set(
          rowsOf(folder, target?.path ?? '').map((row) =>
            reference.fields.map((name) => row[name]).join('|'),
          ),
        );
        expect(rows.filter((row) => !known.has(mine.map((name) => row[name]).join('|')))).toEqual([]);
      }
    },
  );
});
