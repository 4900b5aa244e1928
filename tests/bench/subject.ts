/** What is measured. Bundled before measuring, as the page is: see `bench.ts`. */

export { analyse } from '../../src/domain/analysis.ts';
export { buildLocator } from '../../src/domain/containment.ts';
export { buildContext } from '../../src/domain/context.ts';
export { scoreGrid } from '../../src/domain/potential.ts';
export { bandsOf } from '../../src/domain/ranking.ts';
export { settle } from '../../src/domain/settings.ts';
export { drawPercentiles, sectorPercentiles } from '../../src/domain/uncertainty.ts';
export { loadPackage } from '../../src/load/load.ts';
