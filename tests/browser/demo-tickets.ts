/** A desk as it looks on a busy morning: tickets of two clients in three languages, with clocks in every state. */

/** Calls the API with a key. */
export type Ask = <T>(verb: string, path: string, body?: object) => Promise<T>;

export const askAs =
  (home: string, key: string): Ask =>
  async <T>(verb: string, path: string, body?: object) => {
    const answer = await fetch(`${home}/api${path}`, {
      method: verb,
      headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json' },
      ...(body ? { body: JSON.stringify(body) } : {}),
    });
    const text = await answer.text();
    if (!answer.ok) throw new Error(`${verb} ${path}: ${answer.status} ${text}`);
    return (text ? JSON.parse(text) : undefined) as T;
  };

type Priority = 'urgent' | 'high' | 'normal' | 'low';
interface Sample {
  readonly from: string;
  readonly name: string;
  readonly subject: string;
  readonly text: string;
  readonly priority: Priority;
  readonly channel?: string;
  /** How long ago it came. */
  readonly minutes: number;
}

const HOUR = 60;
const DAY = 24 * HOUR;

const acme: readonly Sample[] = [
  {
    from: 'liisa.korhonen@acme.example',
    name: 'Liisa Korhonen',
    subject: 'Salasana lukossa, kokous kymmeneltä',
    text: 'Hei,\n\nsalasanani meni lukkoon kolmannen yrityksen jälkeen ja kokous alkaa kymmeneltä. Voiko joku avata tunnuksen?\n\nTerveisin\nLiisa',
    priority: 'urgent',
    minutes: 2 * HOUR,
  },
  {
    from: 'matti.nieminen@acme.example',
    name: 'Matti Nieminen',
    subject: 'Tulostin 4. kerroksessa ei vastaa',
    text: 'Tulostin 4B-02 ei tulosta mitään. Näytöllä lukee "Ei yhteyttä". Kokeilin virrat pois ja päälle, ei auttanut.',
    priority: 'normal',
    minutes: DAY,
  },
  {
    from: 'ada.lindstrom@acme.example',
    name: 'Ada Lindström',
    subject: 'VPN katkeaa kahdenkymmenen minuutin välein',
    text: 'VPN-yhteys katkeaa noin 20 minuutin välein kotona. Sama kahdella eri verkolla. Asiakasohjelma on versio 6.2.1.',
    priority: 'high',
    minutes: 20 * HOUR,
  },
  {
    from: 'pekka.salo@acme.example',
    name: 'Pekka Salo',
    subject: 'Uusi työntekijä 1.12.: tunnukset ja kannettava',
    text: 'Tiimiimme tulee Noora Hakala 1.12. Tarvitsemme tunnukset, kannettavan ja puhelimen. Esihenkilö olen minä.',
    priority: 'low',
    minutes: 3 * DAY,
    channel: 'portal',
  },
  {
    from: 'sofia.berg@acme.example',
    name: 'Sofia Berg',
    subject: 'Jag kommer inte åt delad mapp Ekonomi',
    text: 'Hej,\n\njag får "Åtkomst nekad" på mappen Ekonomi sedan i går. Jag behöver den för bokslutet.\n\nHälsningar\nSofia',
    priority: 'high',
    minutes: 18 * HOUR,
  },
  {
    from: 'james.wright@acme.example',
    name: 'James Wright',
    subject: 'Invoice system shows last month only',
    text: 'The invoice list stops at 31 October. November is missing for everybody in Finance, not just me.',
    priority: 'urgent',
    minutes: 50,
  },
  {
    from: 'emilia.laine@acme.example',
    name: 'Emilia Laine',
    subject: 'Kalenterikutsut eivät lähde',
    text: 'Kalenterikutsut jäävät Lähtevät-kansioon. Tavallinen posti lähtee.',
    priority: 'normal',
    minutes: 22 * HOUR,
  },
  {
    from: 'ville.heikkinen@acme.example',
    name: 'Ville Heikkinen',
    subject: 'Näyttö välkkyy telakassa',
    text: 'Ulkoinen näyttö välkkyy, kun kone on telakassa. Suoralla kaapelilla ei välky.',
    priority: 'normal',
    minutes: 2 * DAY,
    channel: 'phone',
  },
  {
    from: 'anna.makela@acme.example',
    name: 'Anna Mäkelä',
    subject: 'Kaksivaiheinen tunnistus uuteen puhelimeen',
    text: 'Sain uuden puhelimen. Miten siirrän tunnistautumisen?',
    priority: 'normal',
    minutes: 40,
    channel: 'portal',
  },
  {
    from: 'oskari.koski@acme.example',
    name: 'Oskari Koski',
    subject: 'Levy täynnä palvelimella FI-APP-03',
    text: 'Valvonta: levy D: 98 % täynnä. Sovellus hidastuu. Lokit kasvavat noin 2 Gt tunnissa.',
    priority: 'urgent',
    minutes: 35,
  },
  {
    from: 'helmi.rantanen@acme.example',
    name: 'Helmi Rantanen',
    subject: 'Puhelimen sähköposti ei päivity',
    text: 'Puhelimen posti on päivittynyt viimeksi maanantaina.',
    priority: 'low',
    minutes: 4 * DAY,
  },
  {
    from: 'eetu.karjalainen@acme.example',
    name: 'Eetu Karjalainen',
    subject: 'Excel kaatuu isoihin tiedostoihin',
    text: 'Excel kaatuu, kun avaan yli 80 megatavun tiedoston. Muisti on 16 Gt.',
    priority: 'normal',
    minutes: 26 * HOUR,
  },
  {
    from: 'sanni.ojala@acme.example',
    name: 'Sanni Ojala',
    subject: 'Neuvotteluhuone Saimaan kamera mustana',
    text: 'Kamera näyttää mustaa Teamsissa. Asiakaspalaveri iltapäivällä.',
    priority: 'high',
    minutes: 5 * HOUR,
    channel: 'phone',
  },
  {
    from: 'ilmari.virta@acme.example',
    name: 'Ilmari Virta',
    subject: 'Ohjelman asennus: CAD-katselin',
    text: 'Tarvitsisin CAD-katselimen tuotannon koneelle TUO-117.',
    priority: 'low',
    minutes: 30 * HOUR,
  },
  {
    from: 'tuulia.aho@acme.example',
    name: 'Tuulia Aho',
    subject: 'Palkkalaskelma toisen henkilön nimellä',
    text: 'Näin portaalissa hetken toisen henkilön palkkalaskelman. Suljin sen heti. Ilmoitan varmuuden vuoksi.',
    priority: 'urgent',
    minutes: 70,
  },
  {
    from: 'robert.hall@acme.example',
    name: 'Robert Hall',
    subject: 'Laptop battery swollen',
    text: 'The bottom cover of my laptop is bulging. I stopped using it and left it on my desk.',
    priority: 'high',
    minutes: 19 * HOUR,
  },
  {
    from: 'linnea.sund@acme.example',
    name: 'Linnea Sund',
    subject: 'Byte av efternamn i adressboken',
    text: 'Jag har gift mig och heter Holm sedan lördag. Kan ni ändra namnet och adressen?',
    priority: 'low',
    minutes: 5 * DAY,
  },
  {
    from: 'jari.pitkanen@acme.example',
    name: 'Jari Pitkänen',
    subject: 'Varaston skannerit eivät yhdisty verkkoon',
    text: 'Kolme skanneria kuudesta ei yhdisty. Keräily on hidasta.',
    priority: 'urgent',
    minutes: 25,
    channel: 'phone',
  },
];

const nordbo: readonly Sample[] = [
  {
    from: 'erik.svensson@nordbo.example',
    name: 'Erik Svensson',
    subject: 'Kassan i Malmö startar inte',
    text: 'Kassa 3 i Malmö visar bara en blå skärm efter uppdateringen i natt. Vi öppnar klockan åtta.',
    priority: 'urgent',
    minutes: 12,
  },
  {
    from: 'karin.olsson@nordbo.example',
    name: 'Karin Olsson',
    subject: 'Presentkort går inte att lösa in',
    text: 'Presentkort med nummer som börjar på 77 godkänns inte i någon butik.',
    priority: 'high',
    minutes: 55,
  },
  {
    from: 'lars.persson@nordbo.example',
    name: 'Lars Persson',
    subject: 'Prislappar skrivs ut dubbelt',
    text: 'Varje prislapp kommer två gånger sedan i går kväll.',
    priority: 'normal',
    minutes: 5 * HOUR,
  },
  {
    from: 'maja.ek@nordbo.example',
    name: 'Maja Ek',
    subject: 'Nytt lösenord till lagersystemet',
    text: 'Jag har glömt mitt lösenord till lagersystemet.',
    priority: 'normal',
    minutes: 3,
    channel: 'portal',
  },
  {
    from: 'johan.lind@nordbo.example',
    name: 'Johan Lind',
    subject: 'Leveransfilen från DHL saknas',
    text: 'Ingen fil har kommit sedan 02:00. Normalt kommer den varje timme.',
    priority: 'high',
    minutes: 100,
  },
  {
    from: 'sara.nystrom@nordbo.example',
    name: 'Sara Nyström',
    subject: 'Skärmen i skyltfönstret är svart',
    text: 'Skärmen i skyltfönstret i Uppsala är svart.',
    priority: 'low',
    minutes: 9 * HOUR,
  },
  {
    from: 'gustav.holm@nordbo.example',
    name: 'Gustav Holm',
    subject: 'Wi-Fi för gäster kräver lösenord',
    text: 'Gästnätet frågar efter lösenord, det har det aldrig gjort.',
    priority: 'normal',
    minutes: 30,
  },
  {
    from: 'alice.green@nordbo.example',
    name: 'Alice Green',
    subject: 'Till report differs from bank by 4,200 kr',
    text: 'The daily till report for Stockholm City differs from the bank by 4,200 kr. Two card payments are missing in the report.',
    priority: 'high',
    minutes: 85,
  },
  {
    from: 'oscar.berg@nordbo.example',
    name: 'Oscar Berg',
    subject: 'Handdatorn fryser vid inventering',
    text: 'Handdatorn fryser efter ungefär 200 artiklar.',
    priority: 'low',
    minutes: 20 * HOUR,
    channel: 'phone',
  },
  {
    from: 'ida.strand@nordbo.example',
    name: 'Ida Strand',
    subject: 'Webbutiken visar fel moms',
    text: 'Böcker visar 25 % moms i stället för 6 %.',
    priority: 'urgent',
    minutes: 6,
  },
];

interface Opened {
  readonly id: number;
}
/** Who does what: an agent's key by the first name of the agent. */
export type Crew = Readonly<Record<'aino' | 'oskar' | 'eero' | 'maria', Ask>>;

const before = (minutes: number): string => new Date(Date.now() - minutes * 60_000).toISOString();

const open = ({ maria }: Crew, { minutes, ...sample }: Sample): Promise<Opened> =>
  maria<Opened>('POST', '/tickets', { channel: 'email', ...sample, receivedAt: before(minutes) });

/** Fill a demonstration desk. @returns numbers of the tickets by their subject */
export async function seedTickets(crew: Crew): Promise<Map<string, number>> {
  const ids = new Map<string, number>();
  for (const sample of [...acme, ...nordbo].sort((a, b) => b.minutes - a.minutes)) ids.set(sample.subject, (await open(crew, sample)).id);
  const id = (start: string): string => {
    const found = [...ids].find(([subject]) => subject.startsWith(start));
    return String(found?.[1] ?? 0);
  };
  const { aino, oskar, eero, maria } = crew;
  const say = (who: Ask, ticket: string, text: string, isPublic = true) =>
    who('POST', `/tickets/${ticket}/messages`, { text, public: isPublic });

  const vpn = id('VPN katkeaa');
  await aino('POST', `/tickets/${vpn}/assign`, {});
  await say(
    aino,
    vpn,
    'Hei Ada,\n\nkiitos tarkasta kuvauksesta. Voisitko vielä lähettää asiakasohjelman lokin katkon ajalta? Se löytyy näin:\n\n1. Avaa asiakasohjelma.\n2. Valitse *Ohje* ja sitten *Tallenna loki*.\n3. Liitä tiedosto vastaukseesi.\n\nTerveisin\nAino',
  );
  await say(
    aino,
    vpn,
    'Sama vika kahdella muulla viime viikolla. Kaikilla versio 6.2.1, palomuurin aikaraja on 20 min. @Eero Mäkinen, voisiko tämä olla se?',
    false,
  );
  const printer = id('Tulostin 4.');
  await aino('POST', `/tickets/${printer}/assign`, {});
  await say(aino, printer, 'Hei Matti,\n\nonko tulostimessa vihreä valo verkkoliittimen vieressä?\n\nAino');
  await aino('POST', `/tickets/${printer}/move`, { to: 'pending-requester' });
  const folder = id('Jag kommer inte');
  await oskar('POST', `/tickets/${folder}/assign`, {});
  await say(oskar, folder, 'Hej Sofia,\n\njag tittar på behörigheterna nu och återkommer inom en timme.\n\nOskar');
  const disk = id('Levy täynnä');
  await aino('POST', `/tickets/${disk}/assign`, {});
  await say(aino, disk, 'Hei Oskari,\n\notimme tämän heti työn alle. Siirrän sen palvelinasiantuntijalle.\n\nAino');
  await aino('POST', `/tickets/${disk}/escalate`, {
    handover:
      'Levy D: täyttyy lokeista, noin 2 Gt tunnissa, 98 % nyt.\nKokeiltu: vanhojen lokien pakkaus, vapautui 3 Gt.\nPyydetään: lokituksen tason lasku sovelluksessa tai levyn laajennus. Asiakas odottaa tietoa puolen tunnin välein.',
    toTier: 2,
  });
  await eero('POST', `/tickets/${disk}/accept`);
  await say(eero, disk, 'Lokituksen taso laskettu, kasvu pysähtyi. Seuraan tunnin.', false);
  const cameras = id('Neuvotteluhuone');
  await aino('POST', `/tickets/${cameras}/assign`, {});
  const invoice = id('Invoice system');
  await aino('POST', `/tickets/${invoice}/assign`, {});
  await say(
    aino,
    invoice,
    'Hi James,\n\nthank you, we see the same for all of Finance. The import of 1 November stopped; a colleague is starting it again. I will write again by the full hour.\n\nAino',
  );
  const name = id('Byte av efternamn');
  await oskar('POST', `/tickets/${name}/assign`, {});
  await say(oskar, name, 'Hej Linnea, grattis! Namnet är ändrat, adressen linnea.holm@acme.example fungerar från i morgon.');
  await oskar('POST', `/tickets/${name}/move`, { to: 'resolved' });
  const gift = id('Presentkort');
  await oskar('POST', `/tickets/${gift}/assign`, {});
  await say(oskar, gift, 'Hej Karin, vi har kontaktat leverantören av presentkorten.');
  await oskar('POST', `/tickets/${gift}/move`, { to: 'pending-third-party', reason: 'Väntar på leverantören' });
  const slip = id('Palkkalaskelma');
  await maria('POST', `/tickets/${slip}/assign`, {});
  await say(maria, slip, 'Tietosuojavastaavalle ilmoitettu klo 8.40.', false);
  return ids;
}
