/** What is measured. Bundled before measuring, as the page is: see `bench.ts`. */

export { analyse } from '../../src/domain/analysis.ts';
export { buildLocator } from '../../src/domain/containment.ts';
export { scoreGrid } from '../../src/domain/potential.ts';
export { loadPackage } from '../../src/load/load.ts';
