"""Words with letters outside ASCII that reports in English use, for `words`.

Loan words, then names of persons and places that reports on foreign affairs, trade and history
meet most. Where two spellings differ only in the lost letters, both may stand here and neither
is chosen.
"""

LOAN_WORDS = """
vis-à-vis tête-à-tête pied-à-terre déjà voilà café cafés fiancé fiancée cliché clichés clichéd
communiqué communiqués attaché attachés protégé protégés protégée résumé résumés exposé exposés
décor début débuts débuted débâcle naïve naïvely naïveté naïf façade façades garçon soupçon aperçu
détente émigré émigrés élite élites élan éclat régime régimes rôle rôles d’état chargé
chargés d’affaires d’être démarche démarches aide-mémoire aides-mémoire mémoire mémoires agrément
agréments procès-verbal procès-verbaux fête fêtes fêted papier-mâché crème brûlée crêpe crêpes
première premières matériel mêlée mélange ménage séance séances soirée soirées matinée entrée
entrées née blasé cortège manège pièce pièces résistance déclassé outré risqué sauté sautéed
consommé appliqué canapé canapés soufflé purée pâté crèche château châteaux gâteau maître idée
précis élève dépôt hôtel étude études épée éminence dénouement apéritif habitué habitués divorcée
cœur œuvre œuvres d’œuvre d’œuvres mañana señor señores señora señorita niño niña niños jalapeño
piñata cañon über doppelgänger smörgåsbord ångström coöperate coöperated coöperates coöperating
coöperation coöperative coöperatively coördinate coördinated coördinates coördinating coördination
reëlect reëlected reëlection reëstablish reëstablished preëminent preëminence preëmptive zoölogy
o’clock ma’am ne’er o’er e’er shōgun daimyō shari’a shari’ah
"""

FRENCH_NAMES = """
Élysée Élysées Légion Étoile École Académie Française Français Françoise François Édouard Édith
Émile Étienne Évian Évreux Île Îles Orléans Besançon Alençon Genève Neuchâtel Montréal Québec
Québécois Trois-Rivières Rhône Saône Isère Hérault Compiègne Vendée Nîmes Béarn Côte Côte-d’Or
d’Ivoire d’Azur d’Orsay d’Estaing Poincaré Delcassé Léon Pétain Général Joséphine Thérèse Hélène
Irène Chrétien Lévesque Métis André Andrée René Renée Gérard Régis Rémy Rémi Sébastien Frédéric
Frédérique Valérie Véronique Stéphane Stéphanie Jérôme Jérémie Hervé Noël Joël Gaël Raphaël
Michaël Loïc Benoît Anaïs Aimé Césaire Désiré Honoré Barthélemy Saint-Barthélemy Ségolène Félix
Léopold Sédar Bédié Houphouët Houphouët-Boigny Sékou Touré Séko Moïse Déby Bozizé Compaoré
Konaré Yaméogo Gnassingbé Eyadéma Kérékou Yaoundé Lomé Réunion Bénin Sénégal Guinée Algérie
Boumédiène Traoré Kaboré Condé Ouédraogo République Fédération Médecins Frontières Société Générale
Européen Européenne Comité Intérieur Extérieur Défense Sécurité Ministère Étrangères Économie
Développement Coopération Fraternité Égalité Liberté Révolution Libération Résistance Préval
Léogâne Curaçao Pyrénées Ardèche Corrèze Périgord Angoulême Épernay Épinal Sète Fréjus Chambéry
Sèvres Château Nouméa Zoë Chloë Citroën Moët Hergé Jaurès Barrès Molière Mahé Évry Crédit Théodore
Debré Mendès Mendès-France Musée Opéra Dieudonné Bérégovoy L’Aquila L’Oréal
"""

IBERIAN_NAMES = """
Onís José María Raúl Jesús Andrés Nicolás Moisés Matías Sebastián Martín Joaquín Agustín Fermín
Valentín Benjamín Germán Julián Adrián Fabián Damián Cristóbal Ramón Simón Rubén Efraín Iván
Hernán Óscar Álvaro Ángel Ángela Ángeles Águila Ávila Álvarez Héctor Víctor Néstor César Mónica
Verónica Lucía Sofía Rocío Belén Concepción Asunción Ascensión García Garzón Martínez Gutiérrez
Hernández Fernández González Rodríguez Domínguez Jiménez Giménez Ramírez Pérez López Sánchez Gómez
Díaz Díez Núñez Muñoz Ibáñez Yáñez Ordóñez Peña Piñera Mariño Treviño Quiñones Cañete Zúñiga
Vásquez Vázquez Velázquez Velásquez Vélez Méndez Meléndez Menéndez Cortés Valdés Garcés Avilés
Chávez Suárez Juárez Báez Sáenz Páez Cárdenas Calderón Perón Colón Rincón Pinzón Alarcón León
Aragón Gijón Cádiz Málaga Córdoba Mérida Cáceres Jaén Almería Alcalá Lérida Coruña España Español
Española Cataluña Logroño Andalucía Bolívar Martí Mariátegui Túpac Alfonsín Gaitán Bogotá Medellín
Popayán Cúcuta Perú Junín Áncash Apurímac Huánuco Potosí Panamá Darién Chiriquí Petén Quiché Sololá
Cobán Yucatán Michoacán Querétaro México Cancún Mazatlán Culiacán Tucumán Neuquén Paraná Río Iguazú
Itaipú Yacyretá Ypacaraí Paraguarí Caaguazú Maipú Chiloé Valparaíso Viña Ñuble Araucanía Aysén
Táchira Falcón Cumaná Bolívares República Nación Constitución Unión Acción Comisión Cooperación
Económica Económico Política Político América Américas Latinoamérica Centroamérica Guantánamo
Camagüey Güines Holguín Bahía Mayagüez Bayamón Loíza Marín Tabaré Paysandú Corá Solórzano
Azcárraga Cuauhtémoc Obregón Echeverría Bárbara Cañón Nariño Pío Ríos Mejía Zaldívar Arévalo Árbenz
Carías Gálvez Ydígoras Guillén Galíndez Céspedes
São João Antônio António Belém Brasília Maranhão Ceará Amapá Goiás Rondônia Piauí Niterói Macapá
Cuiabá Florianópolis Espírito Fernão Magalhães Camões Brandão Galvão Cristóvão Estêvão Conceição
Açores Guimarães Évora Setúbal Bragança Simões Gonçalves Tomé Príncipe Moçambique Getúlio Araújo
Sérgio Fábio Flávio Cláudio Cláudia Inácio Vinícius Júlio Júnior Mário Otávio Octávio Álvares Jânio
Câmara Gonçalo Vitória Lourenço Esperança Marquês Amílcar Português Gusmão
"""

GERMANIC_NAMES = """
Führer Fräulein Länder Bundesländer Österreich Übermensch Zürich Köln München Düsseldorf Nürnberg
Göttingen Tübingen Württemberg Baden-Württemberg Saarbrücken Münster Lübeck Mönchengladbach Würzburg
Osnabrück Göring Brüning Schröder Müntefering Köhler Kühne Böll Büchner Döblin Bündnis Fürst
Fürstenberg Thüringen Götterdämmerung Schrödinger Gödel Möbius Händel Köchel Dürer Jürgen Jörg
Günter Günther Götz Rüdiger Hölderlin Löwenthal Kästner Schäuble Wörner Töpfer Preußen Straße
Großbritannien Bürgermeister Malmö Göteborg Jönköping Linköping Norrköping Örebro Västerås Umeå
Luleå Gävle Skåne Öresund Øresund Åland Århus Ålborg Tromsø Bodø Sørensen Jørgensen Jørgen Bjørn
Støre Søren Rønne Helsingør Björn Göran Håkan Löfven Sjöberg Åke Ångström Nyström Nordström
Bergström Lindström Löfgren Sjöström Väinö Häme Hämeenlinna Jyväskylä Seinäjoki Pärnu Päts
Rüütel Reykjavík Höfði Ísland Grímsson Sigurðardóttir Jóhanna Guðmundsson Þingvellir Keflavík Össur
Skarphéðinsson Ólafur Björk Jón Jóhannesson Vigdís Ján Finnbogadóttir Møller Ødegård Rød-Larsen
Brontë
"""

EASTERN_NAMES = """
Atatürk İnönü Özal Gül Öcalan Çiller Davutoğlu Erdoğan Türkiye Kılıçdaroğlu Üsküdar Çankaya
Çanakkale İzmir İstanbul Köprülü Gülen Yılmaz Şimşek Orbán Gyurcsány Göncz Árpád Kádár Mátyás
Károlyi Károly Bálint László István György Győr Petőfi Széchenyi Eötvös Rákóczi Rákosi József
Németh Miklós Erdős Dvořák Antonín Dubček Beneš Štefánik Husák Gustáv Václav Plzeň Topolánek Černík
Novotný Jiří Mečiar Vladimír Mikuláš Wałęsa Kaczyński Kwaśniewski Gdańsk Łódź Kraków Poznań Wrocław
Toruń Białystok Częstochowa Solidarność Józef Piłsudski Gomułka Wyszyński Radosław Bronisław
Stanisław Władysław Mieczysław Jarosław Oświęcim Popiełuszko Milošević Karadžić Mladić Izetbegović
Tuđman Tadić Koštunica Đinđić Jeremić Lagumdžija Silajdžić Vučić Nikolić Đukanović Šešelj Mesić
Josipović Račan Plenković Pavelić Ranković Đilas Kučan Drnovšek Janša Thaçi Prishtinë Shqipëria
Tiranë Durrës Šiauliai Klaipėda Grybauskaitė Rīga Ceaușescu Ceauşescu Băsescu Timișoara Timişoara
Brașov Iași Constanța București România Chișinău Nguyễn Điện Diệm Đình Thiệu Tōkyō Kyōto Ōsaka
Shōwa Taishō Kōbe Hokkaidō Kyūshū Honshū Shintō Ryūkyū Chōshū Tōjō Tōgō Kōmeitō Ōkubo Ōkuma Ōhira
Kōno Kōmura Hyōgo Tōhoku Tōkaidō Jun’ichiro Jun’ichirō Jun’ichi Jun’ya Shin’ichi Shin’ichiro
Shin’ichirō Shin’ya Shin’etsu Ken’ichi Ken’ya Kin’ichi Kin’ya Shun’ichi Gen’ichi San’in San’yo
San’yō Xi’an Yan’an Chang’an Tian’anmen Tai’an Ji’an Ch’ing T’ang Ch’ien Ch’iao Ts’ao K’ang K’ung
T’aip’ing Ch’eng P’eng Ch’en P’yŏngyang
"""

MIDDLE_EASTERN_NAMES = """
Ba’ath Ba’athist Ba’athists Shi’ite Shi’ites Shi’a Qur’an Qur’anic Sana’a Ta’if Mu’ammar Ma’rib
Baha’i Baha’is Isma’il Isma’ili Isma’ilis Ka’aba Mas’ud Mas’oud Nuku’alofa N’Djamena M’Bow M’Baye
N’Zérékoré Ra’anana Be’er Ya’alon Ma’ale Ma’ariv Ne’eman Sha’ath Sa’ud Sa’id Sa’di Jum’a Shari’a
Shari’ah Jama’at Jama’a Da’wa Sha’ban Tal’at Raf’at Ja’far Ja’fari Mu’awiya Rabi’a Qa’ida Qa’eda
Fu’ad Ra’uf Pa’anga
"""
