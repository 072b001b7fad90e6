import { system, type Entity, type Rows, type Scope } from '@luuri/core';

/** Sessions, passwords and keys are in nobody's reach, nor is the name of a requester's own client. Whoever asks here has found out already that the rows are the caller's own to change. */
export const kept = <Row extends { id: number }>(scope: Scope, entity: Entity<Row>): Rows<Row> => scope.as(system).rows(entity);
