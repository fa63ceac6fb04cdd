/** The registry: to add an import format is to add a file and a line here. */
import type { LogFormat } from '../../format.ts';
import { EML } from './eml.ts';
import { EXCHANGE_TRACKING } from './exchangeTracking.ts';
import { MAIL_LOG } from './mailLog.ts';
import { MBOX } from './mbox.ts';
import { MESSAGE_ID_LIST } from './messageIdList.ts';
import { OWN_CSV } from './ownCsv.ts';
import { OWN_JSON } from './ownJson.ts';
import { OWN_REPORT } from './ownReport.ts';

export const LOG_FORMATS: readonly LogFormat[] = [
  MAIL_LOG,
  EXCHANGE_TRACKING,
  OWN_CSV,
  OWN_JSON,
  OWN_REPORT,
  MBOX,
  EML,
  MESSAGE_ID_LIST,
];
