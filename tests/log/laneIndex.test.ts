import { describe, expect, it } from 'vitest';
import { DeliveryLog } from '../../src/log/deliveryLog.ts';
import { LaneIndex } from '../../src/log/laneIndex.ts';
import { LaneWriter } from '../../src/log/laneWriter.ts';
import { allocateLog } from '../../src/log/logBuffer.ts';

describe('LaneIndex', () => {
  it('knows a chunk as soon as it is published, whatever became of those claimed before it', () => {
    const plan = { messages: 1000, lanes: 2, stepsPerMessage: 3, steppedMessages: 0 };
    const log = new DeliveryLog({
      buffer: allocateLog(plan),
      clocks: [{ fromUs: 0, resolutionUs: 1000 }],
      hash: 'jdk4',
      processes: 1,
      stepIds: ['read-seed', 'write-seed', 'read-clock'],
      counts: false,
    });
    const [slow, quick] = [0, 1].map((lane) => new LaneWriter(log.columns, lane, 3)) as [LaneWriter, LaneWriter];
    const lanes = new LaneIndex(log);
    slow.append(0, 1, 0, 1, 10, 1);
    quick.append(1, 2, 0, 1, 11, 1);
    quick.publish();
    lanes.update();
    expect([lanes.length(0), lanes.length(1)]).toEqual([0, 1]);
    slow.publish();
    lanes.update();
    expect([lanes.length(0), lanes.length(1)]).toEqual([1, 1]);
  });
});
