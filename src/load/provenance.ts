import type { SourceRef } from '../domain/source.ts';
import type { Resource } from './package.ts';

/** Where a resource says its figures come from; its own name where it says nothing. */
export function sourceOf(resource: Resource): SourceRef {
  return {
    resource: resource.name,
    file: resource.mapa.archivo ?? resource.path,
    title: resource.title || resource.name,
    publisher: resource.sources.map(({ title }) => title).join(' · ') || 'sin fuente declarada',
    year: resource.sources.flatMap(({ anio }) => anio ?? []).join(', '),
    checked:
      resource.sources
        .flatMap(({ revisado }) => revisado ?? [])
        .sort()
        .at(-1) ?? '',
  };
}

/** What the schema says of a column: its year (`"anio": "2022"`), else that of the resource, and its description. */
export function fieldsBySchema(
  resource: Resource,
  fallback: string,
): (column: string) => { readonly year: string; readonly note: string } {
  const text = (value: unknown) => (typeof value === 'string' ? value : '');
  const fields = new Map((resource.schema?.fields ?? []).map((field) => [field.name, field]));
  return (column) => {
    const field = fields.get(column);
    return { year: text(field?.anio) || fallback, note: text(field?.description) };
  };
}
