/** What is measured. Bundled before measuring, as the page is: see `bench.ts`. */

export { analyse } from '../../src/domain/analysis.ts';
export { buildCellIndex } from '../../src/domain/cell_index.ts';
export { buildLocator } from '../../src/domain/containment.ts';
export { buildContext } from '../../src/domain/context.ts';
export { scoreGrid } from '../../src/domain/potential.ts';
export { bandsOf } from '../../src/domain/ranking.ts';
export { parseActivity } from '../../src/domain/sectors.ts';
export { settle } from '../../src/domain/settings.ts';
export { buildTerritory } from '../../src/domain/territory.ts';
export { drawPercentiles, sectorPercentiles } from '../../src/domain/uncertainty.ts';
export { readBoundaries } from '../../src/load/boundaries.ts';
export { aggregateRegister, blobSource } from '../../src/load/bulk/aggregate.ts';
export { loadPackage } from '../../src/load/load.ts';
