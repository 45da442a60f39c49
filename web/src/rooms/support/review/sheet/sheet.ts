import type { SheetView } from '@boru/contract/review';

export type Sheet = SheetView;
