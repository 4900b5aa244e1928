/** From the plane of a map to longitude and latitude in degrees (WGS84). */
export type Unproject = (x: number, y: number) => readonly [longitude: number, latitude: number];

const RADIUS = 6_378_137;
const FLATTENING = 1 / 298.257223563;
const DEGREES = 180 / Math.PI;

/** Web mercator (EPSG:3857), in which the BCN publishes. */
const webMercator: Unproject = (x, y) => [
  (x / RADIUS) * DEGREES,
  (2 * Math.atan(Math.exp(y / RADIUS)) - Math.PI / 2) * DEGREES,
];

/** UTM of the southern hemisphere, by Krüger's series to the third order of n: well under a millimetre. */
function utmSouth(zone: number): Unproject {
  const n = FLATTENING / (2 - FLATTENING);
  const a = (RADIUS / (1 + n)) * (1 + n ** 2 / 4 + n ** 4 / 64);
  const beta = [
    n / 2 - (2 / 3) * n ** 2 + (37 / 96) * n ** 3,
    n ** 2 / 48 + n ** 3 / 15,
    (17 / 480) * n ** 3,
  ];
  const delta = [
    2 * n - (2 / 3) * n ** 2 - 2 * n ** 3,
    (7 / 3) * n ** 2 - (8 / 5) * n ** 3,
    (56 / 15) * n ** 3,
  ];
  const meridian = zone * 6 - 183;
  return (x, y) => {
    const xi = (y - 10_000_000) / (0.9996 * a);
    const eta = (x - 500_000) / (0.9996 * a);
    let xi0 = xi;
    let eta0 = eta;
    beta.forEach((term, at) => {
      const k = 2 * (at + 1);
      xi0 -= term * Math.sin(k * xi) * Math.cosh(k * eta);
      eta0 -= term * Math.cos(k * xi) * Math.sinh(k * eta);
    });
    const chi = Math.asin(Math.sin(xi0) / Math.cosh(eta0));
    const latitude = delta.reduce((sum, term, at) => sum + term * Math.sin(2 * (at + 1) * chi), chi);
    return [meridian + Math.atan2(Math.sinh(eta0), Math.cos(xi0)) * DEGREES, latitude * DEGREES];
  };
}

/** EPSG codes of systems whose datum is that of WGS84 within centimetres in Chile. */
const IN_DEGREES: ReadonlySet<number> = new Set([4326, 4979, 4674, 5360]);
const IN_MERCATOR: ReadonlySet<number> = new Set([3857, 3785, 900913, 102100, 102113]);
const IN_UTM: Readonly<Record<number, number>> = {
  32712: 12,
  32717: 17,
  32718: 18,
  32719: 19,
  31977: 17,
  31978: 18,
  31979: 19,
  5361: 19,
  5362: 18,
};

/**
 * How the coordinates of a GeoJSON that names its system are read: as they are (`grados`), from the plane, or `desconocido`
 * for a system that is not one of Chile's maps. Undefined where it names none.
 */
export function projectionOf(crs: unknown): 'grados' | 'desconocido' | Unproject | undefined {
  const name = nameOf(crs);
  if (name === undefined) return undefined;
  if (/CRS:?:?84/i.test(name)) return 'grados';
  const code = Number(/(\d{4,6})\s*$/.exec(name)?.[1]);
  const zone = IN_UTM[code];
  if (zone !== undefined) return utmSouth(zone);
  if (IN_MERCATOR.has(code)) return webMercator;
  return IN_DEGREES.has(code) ? 'grados' : 'desconocido';
}

function nameOf(crs: unknown): string | undefined {
  if (typeof crs !== 'object' || crs === null || !('properties' in crs)) return undefined;
  const { properties } = crs;
  if (typeof properties !== 'object' || properties === null) return undefined;
  if ('name' in properties && typeof properties.name === 'string') return properties.name.slice(0, 200);
  return 'code' in properties && typeof properties.code === 'number' ? String(properties.code) : undefined;
}
