import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { TABLES } from '../../src/load/package.ts';
import { RESOURCES } from '../../src/load/resources.ts';
import { isShipped, SHIPPED } from '../../src/load/shipped.ts';
import { COLUMNS } from '../../src/load/table_columns.ts';

test('every table of the format is described, once', () => {
  expect(RESOURCES.map(({ id }) => id).sort()).toEqual([...TABLES].sort());
});

test.each(RESOURCES.map((one) => [one.id, one] as const))(
  '%s says what it makes possible, and what each column is',
  (_, one) => {
    expect(one.title.length).toBeGreaterThan(5);
    expect(one.feeds).toMatch(/\.$/);
    for (const [name, column] of Object.entries(COLUMNS[one.id] ?? {})) {
      expect(name).toMatch(/^[a-z0-9_]+$/);
      expect(column.help).toMatch(/\.$/);
      expect(column.codec.help).toMatch(/\.$/);
    }
  },
);

test('the packages that travel with the application are those of the folder, and say the same of being fictitious', () => {
  const folders = readdirSync('data', { withFileTypes: true }).flatMap((one) =>
    one.isDirectory() ? [one.name] : [],
  );
  expect(SHIPPED.map(({ id }) => id as string).sort()).toEqual(folders.sort());
  for (const { id, fictitious } of SHIPPED) {
    const descriptor = JSON.parse(readFileSync(`data/${id}/datapackage.json`, 'utf8'));
    expect(descriptor.name).toBe(id);
    expect(descriptor.mapa.ficticio).toBe(fictitious);
  }
});

test('which packages are ours', () => {
  expect(isShipped('chile')).toBe(true);
  expect(isShipped('../otro')).toBe(false);
});
