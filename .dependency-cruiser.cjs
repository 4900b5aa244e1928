// Imports go one way, types included:
// domain <- load <- worker <- state <- reports <- map, panels <- App <- main;
// charts between domain and panels; ui below all React code.
const only = (from, allowed) => ({
  name: `${from}-imports-only-what-lies-below`,
  severity: 'error',
  from: { path: `^src/${from}/` },
  to: { path: '^src/', pathNot: `^src/(${[from, ...allowed].join('|')})/` },
});
module.exports = {
  forbidden: [
    { name: 'no-cycles', severity: 'error', from: {}, to: { circular: true } },
    {
      name: 'not-to-unresolvable',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true, pathNot: '^(geojson|topojson-specification)$' },
    },
    only('domain', []),
    only('load', ['domain']),
    only('worker', ['domain', 'load']),
    only('state', ['domain', 'load', 'worker']),
    only('ui', ['domain']),
    only('charts', ['domain', 'ui']),
    only('map', ['domain', 'load', 'worker', 'state', 'reports', 'ui', 'charts']),
    only('panels', ['domain', 'load', 'worker', 'state', 'reports', 'ui', 'charts']),
    only('reports', ['domain', 'load', 'worker', 'state', 'ui', 'charts']),
    {
      name: 'domain-knows-nothing-of-screen-or-network',
      severity: 'error',
      from: { path: '^src/domain/' },
      to: { path: 'node_modules/(react|react-dom|maplibre-gl|zustand|comlink|papaparse)/' },
    },
    {
      name: 'only-the-map-view-runs-maplibre',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/map/MapView\\.tsx$' },
      to: { path: 'node_modules/maplibre-gl/', dependencyTypesNot: ['type-only'] },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'types', 'default'],
      extensions: ['.ts', '.tsx', '.js', '.mjs', '.json'],
    },
  },
};
