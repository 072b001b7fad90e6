import type { Scope } from '@luuri/core';
import { calibrationRows, reviewRows, type Calibration, type Review } from '../entities/index.ts';
import { calibrationClosed } from '../errors.ts';
import { calibrationChanged } from '../events.ts';

/** From then on all see what everybody said. What nobody handed in is not compared. */
export async function closeNow(scope: Scope, calibration: Calibration): Promise<Calibration> {
  const change = { state: 'closed' as const, closedAt: scope.now };
  await scope.rows(calibrationRows).update({ id: calibration.id }, change);
  await scope.emit(calibrationChanged, { clientId: calibration.clientId, calibrationId: calibration.id, state: 'closed' });
  return { ...calibration, ...change };
}

/** An analyst is done with their part; the last one closes it. @throws `quality.calibration-closed` */
export async function handIn(scope: Scope, review: Review & { readonly calibrationId: number }): Promise<Review> {
  const { calibrationId, id } = review;
  const calibration = await scope.rows(calibrationRows).lock(calibrationId);
  if (calibration.state === 'closed') throw calibrationClosed({ calibrationId });
  const change = { state: 'handed-in' as const, savedAt: scope.now };
  await scope.rows(reviewRows).update({ id }, change);
  const handed = await scope.rows(reviewRows).count({ calibrationId, state: 'handed-in' });
  if (handed >= calibration.raters.length) await closeNow(scope, calibration);
  else await scope.emit(calibrationChanged, { clientId: calibration.clientId, calibrationId, state: 'open' });
  return { ...review, ...change };
}
