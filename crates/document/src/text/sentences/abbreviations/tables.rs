//! Words that a full stop abbreviates, and words that begin sentences. Each list is in the order of its bytes.

/// Abbreviations that always stand before the word they belong to, in upper or lower case.
pub(super) const NEEDS_NEXT_WORD: &str = "\
    approx arq av avv bspw bzgl bzw c.-à-d cf cfr d.h dott dr dra dras drs dña e.g einschl evtl exkl exmo ggf ggü hl i.e \
    ilmo ing inkl insb m.in messrs mgr mlle mlles mme mmes mons mr mrs mssrs np o.ä p.ej p.es p.ex prof profa profs \
    sig sog sogen sra sras srta tj tzn tzw u.a v vgl viz vs z.b zit zzgl św акад гр им напр проф св см т.е тов ул डॉ प्रो \
    श्री";

/// Abbreviations before the word they belong to that are ordinary words without a capital.
pub(super) const TITLES: &str = "\
    adm amb atty avda brig capt cdr cmdr col cpl dipl ens fr fra frl ft gen gov gral hon hptm hr insp lda ldo lic \
    lt maj ms msgr mt mx ntra oblt pe pfc pres pvt rep rev rvd sen sgt ss sta ste sto supt";

/// Abbreviations before a number, such as No. 5 and Bd. II. Before other words they are ordinary words.
pub(super) const NUMBERED: &str = "\
    abb abs abt anm art arts aufl bd bde ca cap ch chap circa cz env eq eqs est fig figs fol folio godz kap lib lit \
    no nos nr nro nrs num n° núm núms op pag pags par para paras pg pgs poz pp pt pts pág págs rdnr rn rozdz sec secs \
    sect sez str sura séc tab taf tav tel tom tomo ver vers vol vols vv zf ziff вып гл изд кн пп разд рис ст стр табл";

/// Abbreviations that may end a sentence: Inc., et al., 5 Mio.
pub(super) const AMBIGUOUS: &str = "\
    al anm apr assn bros chr cia cie co corp dept ed eds esq ff geb gest hrsg ibid inc jh jhd jhs jr jur ks ltd ltda med mio mln mrd \
    nat orig phil pty rer resp sr sres srs st tsd tys ud uds ul univ vd vds verl вв гг др млн млрд пр руб тыс";

/// Abbreviations that may end a sentence and are ordinary words without a capital.
pub(super) const CAPITAL_AMBIGUOUS: &str = "\
    abr ago aug ave blvd dec dez dic déc ene feb févr hwy jan juil jul jun mar nov oct okt rd sep sept";

/// Words that, with a capital, begin a sentence rather than a name: short words of English, German, French, Spanish,
/// Portuguese, Italian, Polish and Russian.
pub(super) const SENTENCE_OPENERS: &str = "\
    A Aber About Ad After Agora Ahora Ai Ainda Ale Algo Algunos Alguns All Alla Alle Allora Allí Alors Als Although Am \
    Anche Ancora And Another Antes Any Ao Aos Après Aquel Aquella Aqui Aquí Are As Así At Até Au Auch Aucun Auf Aujourd \
    Aun Aunque Aus Aussi Autour Aux Avant Avec Aún Bajo Because Before Bei Beide Bis Bo But By Byli Był Była Było C Cada \
    Car Casi Ce Cela Celle Celui Cependant Ces Cet Cette Chaque Che Chi Chociaż Ci Co Com Come Comme Comment Como Con \
    Contro Cosa Così Could Cuando Cuándo Czy Cómo Dabei Dal Dalla Damals Damit Danach Dann Dans Darum Das Dass Davor Dei \
    Dem Den Denn Depois Depuis Der Des Desde Deshalb Después Did Die Dies Diese Dieser Dieses Dla Dlaczego Dlatego Doch \
    Does Donc Donde Dopiero Dopo Dort Dove Dunque Durante Durch During Dziś E Each Ein Eine Einen Einer Ela Elas Ele \
    Eles Ella Ellas Elle Elles Ellos Em En Encore Enfin Ensuite Entonces Entre Então Er Era Eran Erano Erst Es Esa Ese \
    Eso Essa Esse Est Esta Estaba Este Estes Esto Estos Está Et Eu Euch Even Every Few Foi For Foram Forse From Fu Fue \
    Fueron Für Gdy Gdzie Gegen Gli Ha Había Hace Had Hanno Has Hasta Have Hay He Her Here Heute Hier His Hoje How \
    However Hoy I Ich If Ihr Ihre Il Ils Im Immer In Infatti Instead Invece Io Is Isso Ist Isto It Its J Ja Jak Jamais \
    Jamás Je Jede Jeder Jednak Jego Jej Jest Jetzt Jeśli Just Już Já Każdy Kein Keine Kiedy Kto L Later Lecz Lei Let \
    Leur Leurs Like Lo Logo Loro Lors Lorsque Luego Lui Ma Mai Mais Malgré Man Many Mas Maybe Mentre Mesmo Mientras Mimo \
    Mit Molti More Most Może Much Muchas Muchos Muito Muitos Muy Même N Na Nach Nachdem Nad Nada Nadie Nagle Naquele Nas \
    Nearly Nel Nella Nem Nenhum Nessuno Never Ni Nic Nicht Nie Niemand Niente Nikt Ninguno Ninguém No Nobody Noch Noi \
    Non None Nor Nos Nosotros Nossa Nosso Not Nothing Notre Nous Now Nuestra Nuestro Num Numa Nun Nunca Nur Não Nós O Ob \
    Obwohl Od Of Ogni Ohne On Ona Once Onde One Oni Only Ono Or Ora Os Other Otro Our Outro Over Où Par Para Parce \
    Parfois Pas Pela Pelo Pendant People Per Perché Perhaps Pero Personne Però Plus Po Pod Podczas Poi Pois Por Porque \
    Potem Pour Pourquoi Poza Prima Przed Przez Przy Pues Puis Quale Quand Quando Quant Quase Que Quel Quella Quello \
    Quelques Quem Questa Queste Questi Questo Qui Quien Quizá Quizás Quién Qué Rien S Sa Sans Schon Se Sebbene Según \
    Sein Seine Seit Seitdem Selon Sem Sempre Senza Ser Ses Seu She Should Si Sie Siempre Sin Since Sind Sino Sobre Solo \
    Some Someone Sometimes Sono Soon Sotto Sous Später Still Su Sua Such Sul Sulla Sur Sus São Sí Só Sólo Są Ta Tak Tal \
    Tam También Também Tampoco Tan Tanto Ten Teraz That The Their Then There These They This Those Though Through Thus \
    To Toda Todas Todavía Today Todo Todos Tous Tout Toute Tra Tras Trop Trotzdem Très Tu Tudo Tutaj Tutti Tutto Two \
    Tylko Um Uma Un Una Und Under Une Uno Unos Unser Until Usted Viele Vielleicht Voilà Vom Vor Vous W War Waren Warum \
    Was We Weil Wenn Wer Were What When Where Whether Which While Who Whose Why Wie Wir Wird With Without Więc Wo Would \
    Wszyscy Wszystko Wtedy Y Ya Yes Yet Yo You Your Z Za Zawsze Ze Zu Zum Zur Zwar À È É Él Że Żeby А Без Был Была Были \
    Было В Во Вот Все Всё Вы Где Да Для До Его Ее Если Еще Ещё Её За Затем И Из Или Их К Каждый Как Когда Который Кто Мы \
    На Над Не Нет Никто Но О Об Однако Он Она Они Оно От Первый По Под После Потом Потому Почему Поэтому При С Сегодня \
    Сейчас Со Так Там Теперь То Тогда Только У Уже Что Чтобы Эта Эти Это Этот Я";

/// Words that begin a sentence, except after an initial: Robert J. De Luca.
pub(super) const NAME_PARTICLES: &str = "\
    Al Da De Dei Del Des Do Dos Du El La Las Le Les Los";

/// German words before an ordinal, a number with a full stop: am 3. Tag.
pub(super) const BEFORE_ORDINALS: &str = "\
    am beim das dem den der des die im jedem jeden oder und vom zum zur";

/// German words after an ordinal.
pub(super) const MONTHS: &str = "\
    April August Dezember Februar Januar Juli Juni Jänner Mai März November Oktober September";
