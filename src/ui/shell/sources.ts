/** Where the page's facts were read. */
export interface Source {
  readonly title: string;
  readonly what: string;
  /** null: in print or no longer at a lasting address. */
  readonly href: string | null;
}

export const SOURCES: readonly Source[] = [
  {
    title: '“Duplicate Message-ID identifiers”, technote, talkingtree.com, 2006-02-01',
    what: 'The story: ten delivery threads, JavaMail 1.3.2, Exchange, and the work-around of one thread.',
    href: null,
  },
  {
    title: 'Ben Forta, “How Mail Delivery Threads Get Allocated”, 2003-08-06',
    what: 'One delivery thread was started for every ten messages in the queue.',
    href: null,
  },
  {
    title: 'JavaMail, doc/release/CHANGES.txt',
    what: '1.3.3: bug 6236588, duplicate IDs when several threads create messages. 1.4.1: “make sure Message-ID is really unique”.',
    href: 'https://github.com/javaee/javamail',
  },
  {
    title: 'jakartaee/mail-api, issue 127 (2014)',
    what: 'Why the address left the Message-ID in 1.5.3: it gave the user’s name away.',
    href: 'https://github.com/jakartaee/mail-api/issues/127',
  },
  {
    title: 'jakartaee/mail-api, issue 595 (2022, open)',
    what: 'Duplicates between two processes. That each counts from 0 and hashes alike was measured for this page.',
    href: 'https://github.com/jakartaee/mail-api/issues/595',
  },
  {
    title: 'HotSpot, synchronizer.cpp, get_next_hash',
    what: 'The generator of the identity hash, and its own remark that two threads can race and draw the same number.',
    href: 'https://github.com/openjdk/jdk/blob/master/src/hotspot/share/runtime/synchronizer.cpp',
  },
  {
    title: 'OpenJDK, JDK-8182554',
    what: 'The generator was guarded in JDK 10, by compare-and-swap.',
    href: 'https://bugs.openjdk.org/browse/JDK-8182554',
  },
  {
    title: 'S. K. Park, K. W. Miller, “Random number generators: good ones are hard to find”, CACM 31 (10), 1988',
    what: 'The sequence, and its check: from seed 1, the 10,000th value is 1043618065.',
    href: 'https://doi.org/10.1145/63039.63042',
  },
  {
    title: 'D. Holmes, “Inside the HotSpot VM: Clocks, Timers and Scheduling Events”, part I',
    what: 'How finely Java’s clock ticked: 10 or 15.6 ms on Windows NT to 2003, 55 ms on Windows 9x, 1 ms on Linux and Solaris.',
    href: null,
  },
  {
    title: 'RFC 2822 §3.6.4 (now RFC 5322)',
    what: 'A message should have a Message-ID, and it must be unique.',
    href: 'https://www.rfc-editor.org/rfc/rfc5322#section-3.6.4',
  },
  {
    title: 'Exchange team blog, “How does duplicate detection work?”, 2004-07-14',
    what: 'Exchange 2000 and 2003 compared the Message-ID and the Date, per recipient, for one hour, and discarded without a bounce.',
    href: null,
  },
];
