export { fakeChannel, type FakeChannel } from './channel.ts';
export { testDatabase, type DatabaseName, type TestDatabase } from './databases.ts';
export { describedDesk } from './described.ts';
export { testDesk, type TestDesk, type TestDeskOptions } from './desk.ts';
export { eachDatabase, type OpenDesk } from './each-database.ts';
export { recorder, type Fact, type Heard, type Recorder } from './facts.ts';
export { queueConformance, type QueueUnderTest } from './queue/conformance.ts';
export { instantOf, millisecondsOf, monday, travellingClock, type RealTime, type TravellingClock } from './time.ts';
export { type Travel } from './travel.ts';
