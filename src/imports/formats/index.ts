/** The registry: to add an import format is to add a file and a line here. */
import type { LogFormat } from '../format.ts';
import { MAIL_LOG } from './mailLog.ts';
import { MESSAGE_ID_LIST } from './messageIdList.ts';

export const LOG_FORMATS: readonly LogFormat[] = [MAIL_LOG, MESSAGE_ID_LIST];
