import * as v from 'valibot';
import { type Checked, quoted } from './checked.ts';
import { decodeText } from './decode.ts';

/** The tables a package may hold; each is described in `resources.ts`. */
export const TABLES = [
  'comunas',
  'comunas_indice',
  'zonas',
  'comunas_datos',
  'empresas',
  'empresas_totales',
  'sectores',
  'catastro',
  'proveedores',
  'ocupaciones',
  'formacion',
  'instrumentos',
  'beneficiarios',
  'empresas_tamano',
  'focalizacion',
  'metas',
  'ruta',
  'pladeco',
] as const;
export type TableId = (typeof TABLES)[number];

const Source = v.object({
  title: v.string(),
  path: v.optional(v.string()),
  anio: v.optional(v.string()),
  revisado: v.optional(v.string()),
});

/** What a cell that the file does not carry means; `fuera`: a comuna with no row was not counted at all. */
const Absent = v.union([
  v.picklist(['cero', 'sin-dato', 'fuera']),
  v.object({
    'bajo-umbral': v.object({ columna: v.string(), umbral: v.number(), anios: v.optional(v.number(), 1) }),
  }),
]);
export type AbsentRule = v.InferOutput<typeof Absent>;

const Resource = v.object({
  name: v.string(),
  /**
   * A path inside the package: no scheme, no parent folders, no absolute path. A list of what is allowed, not of what is
   * not: a browser reads `%2e%2e` as `..` and passes over tabs, line breaks and leading spaces.
   */
  path: v.pipe(
    v.string(),
    v.regex(
      /^(?!.*\.\.)[\p{L}\p{N}_][\p{L}\p{N} _.()/-]*$/u,
      'debe ser un archivo dentro de la carpeta del paquete',
    ),
  ),
  title: v.optional(v.string(), ''),
  sources: v.optional(v.array(Source), []),
  dialect: v.optional(v.object({ delimiter: v.optional(v.string()) }), {}),
  schema: v.optional(v.object({ fields: v.array(v.looseObject({ name: v.string() })) })),
  mapa: v.object({
    tabla: v.picklist(TABLES),
    titulo: v.optional(v.string()),
    aviso: v.optional(v.string()),
    /** For `comunas` in TopoJSON: the object that holds the zones; the first collection when not given. */
    objeto: v.optional(v.string()),
    territorio: v.optional(
      v.pipe(v.string(), v.regex(/^(CL|\d{2,3}|\d{5})$/, 'debe ser CL o un código de zona')),
      'CL',
    ),
    nivel_sector: v.optional(v.picklist(['rubro', 'division', 'subrubro']), 'rubro'),
    ausente: v.optional(Absent, 'sin-dato'),
    /** The figures are an assumption of the project: nobody published them, and every figure made with them says so. */
    supuesto: v.optional(v.boolean(), false),
    sectores_publicados: v.optional(v.array(v.string())),
    /** Of `comunas`: the outlines are only roughly where the comunas are; the comuna that a business declares stands. */
    referencial: v.optional(v.boolean(), false),
    columnas: v.optional(v.record(v.string(), v.string()), {}),
    /** Of a register: texts that stand for a comuna, and the code that they mean; empty: of no comuna. */
    comunas: v.optional(v.record(v.string(), v.string()), {}),
    /** File that the rows were taken from, as messages and sources name it; the path itself when not given. */
    archivo: v.optional(v.string()),
    /** Column that says in which line of that file each row stood; its own line when not given. */
    linea: v.optional(v.string()),
    /** What was left out of that file when it was written in these columns, and what was told of it then. */
    antes: v.optional(
      v.object({
        filas: v.number(),
        problemas: v.array(
          v.object({
            severity: v.picklist(['error', 'aviso']),
            code: v.string(),
            message: v.string(),
            line: v.optional(v.number()),
            column: v.optional(v.string()),
            times: v.optional(v.number()),
          }),
        ),
      }),
    ),
  }),
});
export type Resource = v.InferOutput<typeof Resource>;

const Descriptor = v.object({
  name: v.pipe(v.string(), v.regex(/^[a-z0-9._-]+$/, 'nombre con signos que no se admiten')),
  title: v.string(),
  description: v.optional(v.string(), ''),
  version: v.optional(v.string(), ''),
  created: v.pipe(v.string(), v.regex(/^\d{4}-\d{2}-\d{2}/, 'fecha que no es AAAA-MM-DD')),
  mapa: v.object({
    formato: v.literal(1),
    /** Real and fictitious never mix: a package is one or the other. */
    ficticio: v.boolean(),
    inicio: v.optional(
      v.object({
        sector: v.optional(v.string()),
        medida: v.optional(v.string()),
        zona: v.optional(v.string()),
      }),
      {},
    ),
  }),
  resources: v.pipe(
    v.array(Resource),
    v.check(
      (list) => new Set(list.map(({ name }) => name)).size === list.length,
      'hay dos recursos con el mismo nombre',
    ),
  ),
});
export type Descriptor = v.InferOutput<typeof Descriptor>;

export const DESCRIPTOR_FILE = 'datapackage.json';

/** The descriptor of a package, or the fatal reasons why there is none. */
export function readDescriptor(bytes: Uint8Array | undefined): Checked<Descriptor | undefined> {
  const fatal = (message: string, column?: string) => ({
    severity: 'fatal' as const,
    file: DESCRIPTOR_FILE,
    code: 'descriptor',
    message,
    ...(column ? { column } : {}),
  });
  if (!bytes)
    return { value: undefined, issues: [fatal('No se encontró datapackage.json: sin él no hay paquete.')] };
  let json: unknown;
  try {
    json = JSON.parse(decodeText(bytes).text);
  } catch {
    return { value: undefined, issues: [fatal('datapackage.json no es JSON válido.')] };
  }
  const parsed = v.safeParse(Descriptor, json);
  if (parsed.success) return { value: parsed.output, issues: [] };
  return {
    value: undefined,
    issues: parsed.issues.map((issue) => {
      const path = v.getDotPath(issue) ?? 'raíz';
      // Valibot's own messages are in English; ours say what is expected.
      const why = issue.type === 'regex' || issue.type === 'check' ? `: ${issue.message}` : '';
      return fatal(
        issue.received === 'undefined'
          ? `A datapackage.json le falta «${path}».`
          : `datapackage.json: «${path}» no es válido${why} (se recibió ${quoted(issue.received)}).`,
        path,
      );
    }),
  };
}
