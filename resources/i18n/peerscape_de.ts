<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de" sourcelanguage="en">
<context>
    <name>CanvasAccessible</name>
    <message>
        <source>%1 of %2</source>
        <translation>%1 von %2</translation>
    </message>
</context>
<context>
    <name>ClearButton</name>
    <message>
        <source>Clear</source>
        <translation>Leeren</translation>
    </message>
</context>
<context>
    <name>FieldText</name>
    <message>
        <source>&apos;%1&apos; is not an address prefix such as 10.1.0.0/16.</source>
        <translation>„%1“ ist kein Adresspräfix wie 10.1.0.0/16.</translation>
    </message>
    <message>
        <source>The length of &apos;%1&apos; is beyond the address.</source>
        <translation>Die Länge von „%1“ geht über die Adresse hinaus.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is not aligned to its length; %2 is.</source>
        <translation>„%1“ passt nicht zu seiner Länge; richtig ist %2.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is not an IP address.</source>
        <translation>„%1“ ist keine IP-Adresse.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is not a number.</source>
        <translation>„%1“ ist keine Zahl.</translation>
    </message>
</context>
<context>
    <name>ImageFiles</name>
    <message>
        <source>The file is too large.</source>
        <translation>Die Datei ist zu groß.</translation>
    </message>
    <message>
        <source>This is not a picture.</source>
        <translation>Das ist kein Bild.</translation>
    </message>
    <message>
        <source>The picture shows other files.</source>
        <translation>Das Bild zeigt andere Dateien.</translation>
    </message>
    <message>
        <source>The picture has no size.</source>
        <translation>Das Bild hat keine Größe.</translation>
    </message>
    <message>
        <source>Image</source>
        <translation>Bild</translation>
    </message>
    <message>
        <source>The picture holds a design: open it.</source>
        <translation>Das Bild enthält einen Entwurf: Öffnen Sie es.</translation>
    </message>
</context>
<context>
    <name>ObjectFields</name>
    <message>
        <source>none</source>
        <translation>ohne</translation>
    </message>
</context>
<context>
    <name>OverviewLabels</name>
    <message numerus="yes">
        <source>%n network(s)</source>
        <translation>
            <numerusform>%n Netzwerk</numerusform>
            <numerusform>%n Netzwerke</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n peering(s)</source>
        <translation>
            <numerusform>%n Peering</numerusform>
            <numerusform>%n Peerings</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n not connected</source>
        <translation>
            <numerusform>%n nicht verbunden</numerusform>
            <numerusform>%n nicht verbunden</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PlaceKind</name>
    <message>
        <source>Networks</source>
        <translation>Netzwerke</translation>
    </message>
    <message>
        <source>Virtual network</source>
        <translation>Virtuelles Netzwerk</translation>
    </message>
    <message>
        <source>Subnet</source>
        <translation>Subnetz</translation>
    </message>
    <message>
        <source>Peering</source>
        <translation>Peering</translation>
    </message>
    <message>
        <source>Machines</source>
        <translation>Maschinen</translation>
    </message>
    <message>
        <source>Virtual machine</source>
        <translation>Virtuelle Maschine</translation>
    </message>
    <message>
        <source>Network interface</source>
        <translation>Netzwerkschnittstelle</translation>
    </message>
    <message>
        <source>Appliance</source>
        <translation>Appliance</translation>
    </message>
    <message>
        <source>Azure Firewall</source>
        <translation>Azure Firewall</translation>
    </message>
    <message>
        <source>Private endpoint</source>
        <translation>Privater Endpunkt</translation>
    </message>
    <message>
        <source>Internal load balancer</source>
        <translation>Interner Load Balancer</translation>
    </message>
    <message>
        <source>Bastion</source>
        <translation>Bastion</translation>
    </message>
    <message>
        <source>Public IP address</source>
        <translation>Öffentliche IP-Adresse</translation>
    </message>
    <message>
        <source>Hybrid</source>
        <translation>Hybrid</translation>
    </message>
    <message>
        <source>VPN gateway</source>
        <translation>VPN-Gateway</translation>
    </message>
    <message>
        <source>ExpressRoute gateway</source>
        <translation>ExpressRoute-Gateway</translation>
    </message>
    <message>
        <source>Route server</source>
        <translation>Route Server</translation>
    </message>
    <message>
        <source>On-premises site</source>
        <translation>Lokaler Standort</translation>
    </message>
    <message>
        <source>ExpressRoute circuit</source>
        <translation>ExpressRoute-Leitung</translation>
    </message>
    <message>
        <source>Policy</source>
        <translation>Regeln</translation>
    </message>
    <message>
        <source>Route table</source>
        <translation>Routentabelle</translation>
    </message>
    <message>
        <source>Security group</source>
        <translation>Sicherheitsgruppe</translation>
    </message>
    <message>
        <source>Application security group</source>
        <translation>Anwendungssicherheitsgruppe</translation>
    </message>
    <message>
        <source>NAT gateway</source>
        <translation>NAT-Gateway</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Notiz</translation>
    </message>
    <message>
        <source>Frame</source>
        <translation>Rahmen</translation>
    </message>
    <message>
        <source>This goes on a machine or a network interface.</source>
        <translation>Das gehört auf eine Maschine oder eine Netzwerkschnittstelle.</translation>
    </message>
    <message>
        <source>This goes into a virtual network.</source>
        <translation>Das gehört in ein virtuelles Netzwerk.</translation>
    </message>
    <message>
        <source>This goes into a subnet.</source>
        <translation>Das gehört in ein Subnetz.</translation>
    </message>
    <message>
        <source>A peering begins at a virtual network.</source>
        <translation>Ein Peering beginnt an einem virtuellen Netzwerk.</translation>
    </message>
    <message>
        <source>This cannot stand here.</source>
        <translation>Das kann hier nicht stehen.</translation>
    </message>
</context>
<context>
    <name>PrintDiagram</name>
    <message>
        <source>Print preview</source>
        <translation>Druckvorschau</translation>
    </message>
    <message>
        <source>Printing…</source>
        <translation>Wird gedruckt …</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
</context>
<context>
    <name>Progress</name>
    <message>
        <source>%p%</source>
        <comment>per cent</comment>
        <translation>%p %</translation>
    </message>
</context>
<context>
    <name>core</name>
    <message>
        <source>subscription</source>
        <translation>Abonnement</translation>
    </message>
    <message>
        <source>resource group</source>
        <translation>Ressourcengruppe</translation>
    </message>
    <message>
        <source>virtual network</source>
        <translation>virtuelles Netzwerk</translation>
    </message>
    <message>
        <source>subnet</source>
        <translation>Subnetz</translation>
    </message>
    <message>
        <source>peering</source>
        <translation>Peering</translation>
    </message>
    <message>
        <source>network interface</source>
        <translation>Netzwerkschnittstelle</translation>
    </message>
    <message>
        <source>virtual machine</source>
        <translation>virtuelle Maschine</translation>
    </message>
    <message>
        <source>route table</source>
        <translation>Routentabelle</translation>
    </message>
    <message>
        <source>network security group</source>
        <translation>Netzwerksicherheitsgruppe</translation>
    </message>
    <message>
        <source>application security group</source>
        <translation>Anwendungssicherheitsgruppe</translation>
    </message>
    <message>
        <source>public IP address</source>
        <translation>öffentliche IP-Adresse</translation>
    </message>
    <message>
        <source>NAT gateway</source>
        <translation>NAT-Gateway</translation>
    </message>
    <message>
        <source>virtual network gateway</source>
        <translation>Gateway für virtuelle Netzwerke</translation>
    </message>
    <message>
        <source>local network gateway</source>
        <translation>lokaler Standort</translation>
    </message>
    <message>
        <source>connection</source>
        <translation>Verbindung</translation>
    </message>
    <message>
        <source>ExpressRoute circuit</source>
        <translation>ExpressRoute-Leitung</translation>
    </message>
    <message>
        <source>private endpoint</source>
        <translation>privater Endpunkt</translation>
    </message>
    <message>
        <source>Azure Firewall</source>
        <translation>Azure Firewall</translation>
    </message>
    <message>
        <source>bastion host</source>
        <translation>Bastion-Host</translation>
    </message>
    <message>
        <source>load balancer</source>
        <translation>Load Balancer</translation>
    </message>
    <message>
        <source>route server</source>
        <translation>Route Server</translation>
    </message>
    <message>
        <source>resource that is not modelled</source>
        <translation>Ressource, die nicht modelliert ist</translation>
    </message>
    <message>
        <source>note</source>
        <translation>Notiz</translation>
    </message>
    <message>
        <source>{0} from {1} to {2} takes another way: {3}.</source>
        <translation>{0} von {1} nach {2} nimmt einen anderen Weg: {3}.</translation>
    </message>
    <message>
        <source>{0} from {1} to {2} arrives: {3}.</source>
        <translation>{0} von {1} nach {2} kommt an: {3}.</translation>
    </message>
    <message>
        <source>{0} has no route for {1} any more; it went to {2}.</source>
        <translation>{0} hat keine Route mehr für {1}; sie führte zu {2}.</translation>
    </message>
    <message>
        <source>{0} sends {1} by {2} to {3}; it went to {4}.</source>
        <translation>{0} sendet {1} über {2} zu {3}; es ging zu {4}.</translation>
    </message>
    <message>
        <source>Record the routes as they are now</source>
        <translation>Die Routen festhalten, wie sie jetzt sind</translation>
    </message>
    <message>
        <source>{0} has no route for {1}.</source>
        <translation>{0} hat keine Route für {1}.</translation>
    </message>
    <message>
        <source>{0} sends {1} by {2} to {3}.</source>
        <translation>{0} sendet {1} über {2} zu {3}.</translation>
    </message>
    <message>
        <source>{0}</source>
        <translation>{0}</translation>
    </message>
    <message>
        <source>More than {0} pairs: not decided.</source>
        <translation>Mehr als {0} Paare: nicht entschieden.</translation>
    </message>
    <message>
        <source>Expected: {0}. But {1}</source>
        <translation>Erwartet: {0}. Aber {1}</translation>
    </message>
    <message>
        <source>The statement &quot;{0}&quot; cannot be checked: {1}.</source>
        <translation>Die Aussage „{0}“ lässt sich nicht prüfen: {1}.</translation>
    </message>
    <message>
        <source>The statement &quot;{0}&quot; is about more than {1} pairs and was not decided.</source>
        <translation>Die Aussage „{0}“ betrifft mehr als {1} Paare und wurde nicht entschieden.</translation>
    </message>
    <message>
        <source>Allow gateway transit on {0}</source>
        <translation>Allow gateway transit auf {0} einschalten</translation>
    </message>
    <message>
        <source>Stop allowing gateway transit on {0}</source>
        <translation>Allow gateway transit auf {0} ausschalten</translation>
    </message>
    <message>
        <source>Use remote gateways on {0}</source>
        <translation>Use remote gateways auf {0} einschalten</translation>
    </message>
    <message>
        <source>Stop using remote gateways on {0}</source>
        <translation>Use remote gateways auf {0} ausschalten</translation>
    </message>
    <message>
        <source>Allow forwarded traffic on {0}</source>
        <translation>Allow forwarded traffic auf {0} einschalten</translation>
    </message>
    <message>
        <source>Stop allowing forwarded traffic on {0}</source>
        <translation>Allow forwarded traffic auf {0} ausschalten</translation>
    </message>
    <message>
        <source>Allow virtual network access on {0}</source>
        <translation>Allow virtual network access auf {0} einschalten</translation>
    </message>
    <message>
        <source>Stop allowing virtual network access on {0}</source>
        <translation>Allow virtual network access auf {0} ausschalten</translation>
    </message>
    <message>
        <source>Create the other side of {0}</source>
        <translation>Die andere Seite von {0} anlegen</translation>
    </message>
    <message>
        <source>Reset {0} and create its other side</source>
        <translation>{0} zurücksetzen und die andere Seite anlegen</translation>
    </message>
    <message>
        <source>Reset {0}</source>
        <translation>{0} zurücksetzen</translation>
    </message>
    <message>
        <source>Peer {0} and {1} again</source>
        <translation>Das Peering zwischen {0} und {1} neu anlegen</translation>
    </message>
    <message>
        <source>Sync {0}</source>
        <translation>{0} synchronisieren</translation>
    </message>
    <message>
        <source>Let {0} use the gateway of {1}</source>
        <translation>{0} das Gateway von {1} nutzen lassen</translation>
    </message>
    <message>
        <source>Delete {0}</source>
        <translation>{0} löschen</translation>
    </message>
    <message>
        <source>Enable IP forwarding on {0}</source>
        <translation>IP-Weiterleitung auf {0} einschalten</translation>
    </message>
    <message>
        <source>Let the system of {0} forward</source>
        <translation>Das System von {0} weiterleiten lassen</translation>
    </message>
    <message>
        <source>Remove {0} from {1}</source>
        <translation>{0} von {1} entfernen</translation>
    </message>
    <message>
        <source>Let {0} leave the gateway&apos;s routes alone</source>
        <translation>{0} die Routen des Gateways nicht anfassen lassen</translation>
    </message>
    <message>
        <source>Give {0} the next free address</source>
        <translation>{0} die nächste freie Adresse geben</translation>
    </message>
    <message>
        <source>Change address of {0}</source>
        <translation>Adresse von {0} ändern</translation>
    </message>
    <message>
        <source>Add route {0} through {1} to {2}</source>
        <translation>Route {0} durch {1} in {2} hinzufügen</translation>
    </message>
    <message>
        <source>Remove next hop addresses that are not used from {0}</source>
        <translation>Nicht benutzte Adressen nächster Hops aus {0} entfernen</translation>
    </message>
    <message>
        <source>Use the two halves 0.0.0.0/1 and 128.0.0.0/1 in {0}</source>
        <translation>In {0} die zwei Hälften 0.0.0.0/1 und 128.0.0.0/1 nehmen</translation>
    </message>
    <message>
        <source>{0} does not allow forwarded traffic: packets from {1} that an appliance in {2} forwards do not enter {3}.</source>
        <translation>{0} erlaubt keinen weitergeleiteten Verkehr (Allow forwarded traffic): Pakete von {1}, die eine Appliance in {2} weiterleitet, kommen nicht nach {3}.</translation>
    </message>
    <message>
        <source>{0} sends packets for {1} through {2} in {3}, but {1} has no route back to {0}: answers are lost.</source>
        <translation>{0} sendet Pakete für {1} durch {2} in {3}, aber {1} hat keine Route zurück zu {0}: Antworten gehen verloren.</translation>
    </message>
    <message>
        <source>{0} of {1} lies inside {2} of {3}: Azure prefers {3}, so that part of {1} cannot be reached.</source>
        <translation>{0} von {1} liegt innerhalb von {2} von {3}: Azure bevorzugt {3}, dieser Teil von {1} ist also nicht erreichbar.</translation>
    </message>
    <message>
        <source>{0} of {1} contains {2} of {3}: packets for {3} stay in Azure, the rest goes to {1}.</source>
        <translation>{0} von {1} enthält {2} von {3}: Pakete für {3} bleiben in Azure, der Rest geht zu {1}.</translation>
    </message>
    <message>
        <source>Point-to-site clients of {0} learn the routes to {1} only when they download their profile again.</source>
        <translation>Punkt-zu-Standort-Clients von {0} lernen die Routen zu {1} erst, wenn sie ihr Profil neu herunterladen.</translation>
    </message>
    <message>
        <source>{0} bypasses the appliance of {1}: its own route {2}/{3} is longer. Network policy for route tables on {4} changes that for {5}.</source>
        <translation>{0} umgeht die Appliance von {1}: Die eigene Route {2}/{3} ist länger. Die Netzwerkrichtlinie für Routentabellen auf {4} ändert das für {5}.</translation>
    </message>
    <message>
        <source>Enable network policy for route tables on {0}</source>
        <translation>Netzwerkrichtlinie für Routentabellen auf {0} einschalten</translation>
    </message>
    <message>
        <source>{0} is a Basic load balancer: {1}, in another region, does not reach its front end over the peering.</source>
        <translation>{0} ist ein Load Balancer vom Typ Basic: {1} in einer anderen Region erreicht sein Front-End nicht über das Peering.</translation>
    </message>
    <message>
        <source>Make {0} a Standard load balancer</source>
        <translation>{0} zu einem Load Balancer vom Typ Standard machen</translation>
    </message>
    <message>
        <source>{0} is stopped: the service shows effective routes of running machines only.</source>
        <translation>{0} ist gestoppt: Der Dienst zeigt effektive Routen nur von laufenden Maschinen.</translation>
    </message>
    <message>
        <source>Start {0}</source>
        <translation>{0} starten</translation>
    </message>
    <message>
        <source>{0} uses {1}, a public range: its owner on the Internet cannot be reached from here.</source>
        <translation>{0} benutzt {1}, einen öffentlichen Bereich: Sein Eigentümer im Internet ist von hier nicht erreichbar.</translation>
    </message>
    <message>
        <source>Route {2} of {1} takes 0.0.0.0/0 away from GatewaySubnet of {0}: the gateway breaks.</source>
        <translation>Die Route {2} von {1} nimmt dem GatewaySubnet von {0} 0.0.0.0/0: Das Gateway fällt aus.</translation>
    </message>
    <message>
        <source>{1} stops gateway route propagation on GatewaySubnet of {0}: the gateway breaks.</source>
        <translation>{1} unterbindet die Weitergabe von Gateway-Routen am GatewaySubnet von {0}: Das Gateway fällt aus.</translation>
    </message>
    <message>
        <source>With the route {0} for 0.0.0.0/0 the VirtualNetwork tag may stand for every address: the default rules of {1} then allow everything into {2}.</source>
        <translation>Mit der Route {0} für 0.0.0.0/0 kann das Tag VirtualNetwork für jede Adresse stehen: Die Standardregeln von {1} lassen dann alles in {2} hinein.</translation>
    </message>
    <message>
        <source>{0} is a private subnet without NAT gateway: {1} has no public IP address and does not reach the Internet.</source>
        <translation>{0} ist ein privates Subnetz ohne NAT-Gateway: {1} hat keine öffentliche IP-Adresse und erreicht das Internet nicht.</translation>
    </message>
    <message>
        <source>Add a NAT gateway to {0}</source>
        <translation>{0} ein NAT-Gateway geben</translation>
    </message>
    <message>
        <source>{0} has the prefix {1}, larger than a /8.</source>
        <translation>{0} hat das Präfix {1}, größer als ein /8.</translation>
    </message>
    <message>
        <source>{0} has the prefix {1}; a /{2} or larger is advised.</source>
        <translation>{0} hat das Präfix {1}; empfohlen ist ein /{2} oder größer.</translation>
    </message>
    <message>
        <source>{0} is Disconnected: the other side was deleted. {1} and {2} exchange no routes until both sides are made again.</source>
        <translation>{0} ist Disconnected: Die andere Seite wurde gelöscht. {1} und {2} tauschen keine Routen aus, bis beide Seiten neu angelegt sind.</translation>
    </message>
    <message>
        <source>{0} is Disconnected: {2} was deleted. The side left in {1} still occupies its address space.</source>
        <translation>{0} ist Disconnected: {2} wurde gelöscht. Die verbliebene Seite in {1} belegt weiter dessen Adressraum.</translation>
    </message>
    <message>
        <source>{0} refers to {1}, which is not part of this design: it stays Initiated and gives no routes.</source>
        <translation>{0} verweist auf {1}, das nicht Teil dieses Entwurfs ist: Es bleibt Initiated und gibt keine Routen.</translation>
    </message>
    <message>
        <source>{0} is Initiated: {2} has no peering to {1} yet, so neither network reaches the other.</source>
        <translation>{0} ist Initiated: {2} hat noch kein Peering zu {1}, keines der Netzwerke erreicht also das andere.</translation>
    </message>
    <message>
        <source>{0} still uses the old address space of {2}: {1} does not see the change until the peering is synced.</source>
        <translation>{0} benutzt noch den alten Adressraum von {2}: {1} sieht die Änderung erst, wenn das Peering synchronisiert ist.</translation>
    </message>
    <message>
        <source>{0} does not use the gateway of {1}: sites behind it and {0} do not reach each other.</source>
        <translation>{0} benutzt das Gateway von {1} nicht: Standorte dahinter und {0} erreichen einander nicht.</translation>
    </message>
    <message>
        <source>{0} allows gateway transit, but {1} has no gateway to share: no effect.</source>
        <translation>{0} erlaubt Gateway-Transit, aber {1} hat kein Gateway zu teilen: keine Wirkung.</translation>
    </message>
    <message>
        <source>{0} allows gateway transit, but {2} does not use remote gateways: no effect.</source>
        <translation>{0} erlaubt Gateway-Transit, aber {2} benutzt keine Remotegateways: keine Wirkung.</translation>
    </message>
    <message>
        <source>{0} blocks default access from {2} to {1}. This takes {2} out of the VirtualNetwork tag; it does not cut traffic that a security rule allows.</source>
        <translation>{0} sperrt den Standardzugriff von {2} auf {1}. Das nimmt {2} aus dem Tag VirtualNetwork; Verkehr, den eine Sicherheitsregel erlaubt, schneidet es nicht ab.</translation>
    </message>
    <message>
        <source>{0} does not list {1}: these subnets of {2} have routes to {3}, but their packets are not delivered.</source>
        <translation>{0} führt {1} nicht auf: Diese Subnetze von {2} haben Routen zu {3}, aber ihre Pakete werden nicht zugestellt.</translation>
    </message>
    <message>
        <source>Route {0} of {1} leads to a gateway, but {2} has none and uses none: packets are dropped.</source>
        <translation>Die Route {0} von {1} führt zu einem Gateway, aber {2} hat keines und benutzt keines: Pakete werden verworfen.</translation>
    </message>
    <message>
        <source>Route {0} of {1} leads to a gateway, but {2} has only an ExpressRoute gateway, which user routes cannot use.</source>
        <translation>Die Route {0} von {1} führt zu einem Gateway, aber {2} hat nur ein ExpressRoute-Gateway, das Benutzerrouten nicht benutzen können.</translation>
    </message>
    <message>
        <source>Route {0} of {1} leads to a gateway, which Azure does not allow where {2} has both a VPN and an ExpressRoute gateway.</source>
        <translation>Die Route {0} von {1} führt zu einem Gateway, was Azure nicht erlaubt, wo {2} ein VPN- und ein ExpressRoute-Gateway hat.</translation>
    </message>
    <message>
        <source>{0}, the next hop of route {1} in {2}, is on the Internet side: a next hop must be in {3} or in a network peered with it.</source>
        <translation>{0}, der nächste Hop der Route {1} in {2}, liegt auf der Seite des Internets: Ein nächster Hop muss in {3} oder in einem damit verbundenen Netzwerk liegen.</translation>
    </message>
    <message>
        <source>{0}, the next hop of route {1} in {2}, is neither in {3} nor in a network peered with it: packets are dropped.</source>
        <translation>{0}, der nächste Hop der Route {1} in {2}, liegt weder in {3} noch in einem damit verbundenen Netzwerk: Pakete werden verworfen.</translation>
    </message>
    <message>
        <source>{0}, the next hop of route {1} in {2}, belongs to {3}, which has IP forwarding disabled: packets are dropped.</source>
        <translation>{0}, der nächste Hop der Route {1} in {2}, gehört zu {3}, wo die IP-Weiterleitung ausgeschaltet ist: Pakete werden verworfen.</translation>
    </message>
    <message>
        <source>{0}, the next hop of route {1} in {2}, belongs to {3}, whose operating system does not forward: packets are dropped.</source>
        <translation>{0}, der nächste Hop der Route {1} in {2}, gehört zu {3}, dessen Betriebssystem nicht weiterleitet: Pakete werden verworfen.</translation>
    </message>
    <message>
        <source>Route {0} of {1} sends packets to {2}, which stands in subnet {3} with the same route table: its own packets loop.</source>
        <translation>Die Route {0} von {1} sendet Pakete zu {2} im Subnetz {3} mit derselben Routentabelle: Seine eigenen Pakete laufen im Kreis.</translation>
    </message>
    <message>
        <source>Nothing in {3} has the address {0}, the next hop of route {1} in {2}: packets are dropped.</source>
        <translation>Nichts in {3} hat die Adresse {0}, den nächsten Hop der Route {1} in {2}: Pakete werden verworfen.</translation>
    </message>
    <message>
        <source>Route {0} of {1} does not catch traffic from {2} to {3}: the peering&apos;s {4} is longer than {5}. To inspect it as well, add a route for exactly {4}.</source>
        <translation>Die Route {0} von {1} fängt den Verkehr von {2} zu {3} nicht ab: {4} des Peerings ist länger als {5}. Um auch ihn zu prüfen, fügen Sie eine Route für genau {4} hinzu.</translation>
    </message>
    <message>
        <source>{0} counts {1} as VirtualNetwork in security rules</source>
        <translation>{0} zählt {1} in Sicherheitsregeln als VirtualNetwork</translation>
    </message>
    <message>
        <source>{0} blocks default access from {1}</source>
        <translation>{0} sperrt den Standardzugriff von {1}</translation>
    </message>
    <message>
        <source>{0} accepts what {1} forwards for other networks</source>
        <translation>{0} nimmt an, was {1} für andere Netzwerke weiterleitet</translation>
    </message>
    <message>
        <source>{0} drops what {1} forwards for other networks</source>
        <translation>{0} verwirft, was {1} für andere Netzwerke weiterleitet</translation>
    </message>
    <message>
        <source>{0} has no gateway to share</source>
        <translation>{0} hat kein Gateway zu teilen</translation>
    </message>
    <message>
        <source>{0} may use {1}</source>
        <translation>{0} darf {1} benutzen</translation>
    </message>
    <message>
        <source>{0} may not use {1}</source>
        <translation>{0} darf {1} nicht benutzen</translation>
    </message>
    <message>
        <source>{0} has its own gateway</source>
        <translation>{0} hat ein eigenes Gateway</translation>
    </message>
    <message>
        <source>{0} has no gateway to use</source>
        <translation>{0} hat kein Gateway zu benutzen</translation>
    </message>
    <message>
        <source>{0} already uses the gateway of {1}</source>
        <translation>{0} benutzt bereits das Gateway von {1}</translation>
    </message>
    <message>
        <source>{0} does not share {1} with {2}</source>
        <translation>{0} teilt {1} nicht mit {2}</translation>
    </message>
    <message>
        <source>{0} would use {1}</source>
        <translation>{0} würde {1} benutzen</translation>
    </message>
    <message>
        <source>{0} would reach {1} through {2}</source>
        <translation>{0} würde {1} über {2} erreichen</translation>
    </message>
    <message>
        <source>{0} uses {1} as soon as the peering is Connected</source>
        <translation>{0} benutzt {1}, sobald das Peering Connected ist</translation>
    </message>
    <message>
        <source>{0} uses {1}</source>
        <translation>{0} benutzt {1}</translation>
    </message>
    <message>
        <source>{0} reaches {1} through {2}</source>
        <translation>{0} erreicht {1} über {2}</translation>
    </message>
    <message>
        <source>+{1} {1|route|routes} in {0}, +{3} in {2}, and {4} {6|learns|learn} {5}.</source>
        <translation>+{1} {1|Route|Routen} in {0}, +{3} in {2}, und {4} {6|lernt|lernen} {5}.</translation>
    </message>
    <message>
        <source>+{1} {1|route|routes} in {0}, +{3} in {2}.</source>
        <translation>+{1} {1|Route|Routen} in {0}, +{3} in {2}.</translation>
    </message>
    <message>
        <source>Nothing yet: {1} has no peering to {0}.</source>
        <translation>Noch nichts: {1} hat kein Peering zu {0}.</translation>
    </message>
    <message>
        <source>Nothing any more: the other side was deleted.</source>
        <translation>Nichts mehr: Die andere Seite wurde gelöscht.</translation>
    </message>
    <message>
        <source>{0} still uses the old address space of {1} until it is synced.</source>
        <translation>{0} benutzt noch den alten Adressraum von {1}, bis es synchronisiert ist.</translation>
    </message>
    <message>
        <source>Split {0} of {1}</source>
        <translation>{0} von {1} teilen</translation>
    </message>
    <message>
        <source>Merge {0} into {1}</source>
        <translation>{0} mit {1} vereinen</translation>
    </message>
    <message>
        <source>Move {0} of {1} to {2}</source>
        <translation>{0} von {1} nach {2} verschieben</translation>
    </message>
    <message>
        <source>Give {0} the address {1}</source>
        <translation>{0} die Adresse {1} geben</translation>
    </message>
    <message>
        <source>Duplicate {0} {0|object|objects}</source>
        <translation>{0} {0|Objekt|Objekte} duplizieren</translation>
    </message>
    <message>
        <source>Duplicate {0}</source>
        <translation>{0} duplizieren</translation>
    </message>
    <message>
        <source>Cut {0} {0|object|objects}</source>
        <translation>{0} {0|Objekt|Objekte} ausschneiden</translation>
    </message>
    <message>
        <source>Cut {0}</source>
        <translation>{0} ausschneiden</translation>
    </message>
    <message>
        <source>Add frame</source>
        <translation>Rahmen hinzufügen</translation>
    </message>
    <message>
        <source>Change expectations</source>
        <translation>Erwartungen ändern</translation>
    </message>
    <message>
        <source>Expect: {0}</source>
        <translation>Erwarten: {0}</translation>
    </message>
    <message>
        <source>Change to expect: {0}</source>
        <translation>Nun erwarten: {0}</translation>
    </message>
    <message>
        <source>No longer expect: {0}</source>
        <translation>Nicht mehr erwarten: {0}</translation>
    </message>
    <message>
        <source>Add {0}</source>
        <translation>{0} hinzufügen</translation>
    </message>
    <message>
        <source>Add subscription {0}</source>
        <translation>Abonnement {0} hinzufügen</translation>
    </message>
    <message>
        <source>Delete subscription {0}</source>
        <translation>Abonnement {0} löschen</translation>
    </message>
    <message>
        <source>Add resource group {0}</source>
        <translation>Ressourcengruppe {0} hinzufügen</translation>
    </message>
    <message>
        <source>Delete resource group {0}</source>
        <translation>Ressourcengruppe {0} löschen</translation>
    </message>
    <message>
        <source>Add virtual network {0}</source>
        <translation>Virtuelles Netzwerk {0} hinzufügen</translation>
    </message>
    <message>
        <source>Delete virtual network {0}</source>
        <translation>Virtuelles Netzwerk {0} löschen</translation>
    </message>
    <message>
        <source>Add subnet {0}</source>
        <translation>Subnetz {0} hinzufügen</translation>
    </message>
    <message>
        <source>Delete subnet {0}</source>
        <translation>Subnetz {0} löschen</translation>
    </message>
    <message>
        <source>Add peering {0}</source>
        <translation>Peering {0} hinzufügen</translation>
    </message>
    <message>
        <source>Delete peering {0}</source>
        <translation>Peering {0} löschen</translation>
    </message>
    <message>
        <source>Add network interface {0}</source>
        <translation>Netzwerkschnittstelle {0} hinzufügen</translation>
    </message>
    <message>
        <source>Delete network interface {0}</source>
        <translation>Netzwerkschnittstelle {0} löschen</translation>
    </message>
    <message>
        <source>Add virtual machine {0}</source>
        <translation>Virtuelle Maschine {0} hinzufügen</translation>
    </message>
    <message>
        <source>Delete virtual machine {0}</source>
        <translation>Virtuelle Maschine {0} löschen</translation>
    </message>
    <message>
        <source>Add route table {0}</source>
        <translation>Routentabelle {0} hinzufügen</translation>
    </message>
    <message>
        <source>Delete route table {0}</source>
        <translation>Routentabelle {0} löschen</translation>
    </message>
    <message>
        <source>Add network security group {0}</source>
        <translation>Netzwerksicherheitsgruppe {0} hinzufügen</translation>
    </message>
    <message>
        <source>Delete network security group {0}</source>
        <translation>Netzwerksicherheitsgruppe {0} löschen</translation>
    </message>
    <message>
        <source>Add application security group {0}</source>
        <translation>Anwendungssicherheitsgruppe {0} hinzufügen</translation>
    </message>
    <message>
        <source>Delete application security group {0}</source>
        <translation>Anwendungssicherheitsgruppe {0} löschen</translation>
    </message>
    <message>
        <source>Add public IP address {0}</source>
        <translation>Öffentliche IP-Adresse {0} hinzufügen</translation>
    </message>
    <message>
        <source>Delete public IP address {0}</source>
        <translation>Öffentliche IP-Adresse {0} löschen</translation>
    </message>
    <message>
        <source>Add NAT gateway {0}</source>
        <translation>NAT-Gateway {0} hinzufügen</translation>
    </message>
    <message>
        <source>Delete NAT gateway {0}</source>
        <translation>NAT-Gateway {0} löschen</translation>
    </message>
    <message>
        <source>Add gateway {0}</source>
        <translation>Gateway {0} hinzufügen</translation>
    </message>
    <message>
        <source>Delete gateway {0}</source>
        <translation>Gateway {0} löschen</translation>
    </message>
    <message>
        <source>Add site {0}</source>
        <translation>Standort {0} hinzufügen</translation>
    </message>
    <message>
        <source>Delete site {0}</source>
        <translation>Standort {0} löschen</translation>
    </message>
    <message>
        <source>Add connection {0}</source>
        <translation>Verbindung {0} hinzufügen</translation>
    </message>
    <message>
        <source>Delete connection {0}</source>
        <translation>Verbindung {0} löschen</translation>
    </message>
    <message>
        <source>Add ExpressRoute circuit {0}</source>
        <translation>ExpressRoute-Leitung {0} hinzufügen</translation>
    </message>
    <message>
        <source>Delete ExpressRoute circuit {0}</source>
        <translation>ExpressRoute-Leitung {0} löschen</translation>
    </message>
    <message>
        <source>Add private endpoint {0}</source>
        <translation>Privaten Endpunkt {0} hinzufügen</translation>
    </message>
    <message>
        <source>Delete private endpoint {0}</source>
        <translation>Privaten Endpunkt {0} löschen</translation>
    </message>
    <message>
        <source>Add Azure Firewall {0}</source>
        <translation>Azure Firewall {0} hinzufügen</translation>
    </message>
    <message>
        <source>Delete Azure Firewall {0}</source>
        <translation>Azure Firewall {0} löschen</translation>
    </message>
    <message>
        <source>Add bastion host {0}</source>
        <translation>Bastion-Host {0} hinzufügen</translation>
    </message>
    <message>
        <source>Delete bastion host {0}</source>
        <translation>Bastion-Host {0} löschen</translation>
    </message>
    <message>
        <source>Add load balancer {0}</source>
        <translation>Load Balancer {0} hinzufügen</translation>
    </message>
    <message>
        <source>Delete load balancer {0}</source>
        <translation>Load Balancer {0} löschen</translation>
    </message>
    <message>
        <source>Add route server {0}</source>
        <translation>Route Server {0} hinzufügen</translation>
    </message>
    <message>
        <source>Delete route server {0}</source>
        <translation>Route Server {0} löschen</translation>
    </message>
    <message>
        <source>Add resource {0}</source>
        <translation>Ressource {0} hinzufügen</translation>
    </message>
    <message>
        <source>Delete resource {0}</source>
        <translation>Ressource {0} löschen</translation>
    </message>
    <message>
        <source>Add note</source>
        <translation>Notiz hinzufügen</translation>
    </message>
    <message>
        <source>Delete note</source>
        <translation>Notiz löschen</translation>
    </message>
    <message>
        <source>Associate {0} with {1}</source>
        <translation>{0} mit {1} verknüpfen</translation>
    </message>
    <message>
        <source>Rename {0} to {1}</source>
        <translation>{0} in {1} umbenennen</translation>
    </message>
    <message>
        <source>Change {0}</source>
        <translation>{0} ändern</translation>
    </message>
    <message>
        <source>Change address space of {0}</source>
        <translation>Adressraum von {0} ändern</translation>
    </message>
    <message>
        <source>Move {0} to {1}</source>
        <translation>{0} nach {1} verschieben</translation>
    </message>
    <message>
        <source>Change DNS servers of {0}</source>
        <translation>DNS-Server von {0} ändern</translation>
    </message>
    <message>
        <source>Change summarised gateway prefixes of {0}</source>
        <translation>Zusammengefasste Gateway-Präfixe von {0} ändern</translation>
    </message>
    <message>
        <source>Change address range of {0}</source>
        <translation>Adressbereich von {0} ändern</translation>
    </message>
    <message>
        <source>Change service endpoints of {0}</source>
        <translation>Dienstendpunkte von {0} ändern</translation>
    </message>
    <message>
        <source>Change private endpoint policies of {0}</source>
        <translation>Richtlinien für private Endpunkte von {0} ändern</translation>
    </message>
    <message>
        <source>Allow default outbound access from {0}</source>
        <translation>Ausgehenden Standardzugriff von {0} erlauben</translation>
    </message>
    <message>
        <source>Stop default outbound access from {0}</source>
        <translation>Ausgehenden Standardzugriff von {0} abstellen</translation>
    </message>
    <message>
        <source>Change subnets of {0}</source>
        <translation>Subnetze von {0} ändern</translation>
    </message>
    <message>
        <source>Disable IP forwarding on {0}</source>
        <translation>IP-Weiterleitung auf {0} ausschalten</translation>
    </message>
    <message>
        <source>Stop the system of {0} from forwarding</source>
        <translation>Das System von {0} nicht mehr weiterleiten lassen</translation>
    </message>
    <message>
        <source>Make {0} an appliance</source>
        <translation>{0} zu einer Appliance machen</translation>
    </message>
    <message>
        <source>Make {0} a plain interface</source>
        <translation>{0} zu einer einfachen Schnittstelle machen</translation>
    </message>
    <message>
        <source>Stop {0}</source>
        <translation>{0} stoppen</translation>
    </message>
    <message>
        <source>Stop gateway route propagation in {0}</source>
        <translation>Weitergabe von Gateway-Routen in {0} abstellen</translation>
    </message>
    <message>
        <source>Propagate gateway routes in {0}</source>
        <translation>Gateway-Routen in {0} weitergeben</translation>
    </message>
    <message>
        <source>Add route {0} to {1}</source>
        <translation>Route {0} zu {1} hinzufügen</translation>
    </message>
    <message>
        <source>Delete route {0} from {1}</source>
        <translation>Route {0} aus {1} löschen</translation>
    </message>
    <message>
        <source>Change route {0} of {1}</source>
        <translation>Route {0} von {1} ändern</translation>
    </message>
    <message>
        <source>Change routes of {0}</source>
        <translation>Routen von {0} ändern</translation>
    </message>
    <message>
        <source>Add rule {0} to {1}</source>
        <translation>Regel {0} zu {1} hinzufügen</translation>
    </message>
    <message>
        <source>Delete rule {0} from {1}</source>
        <translation>Regel {0} aus {1} löschen</translation>
    </message>
    <message>
        <source>Change rule {0} of {1}</source>
        <translation>Regel {0} von {1} ändern</translation>
    </message>
    <message>
        <source>Change rules of {0}</source>
        <translation>Regeln von {0} ändern</translation>
    </message>
    <message>
        <source>Make {0} active-active</source>
        <translation>{0} auf aktiv-aktiv stellen</translation>
    </message>
    <message>
        <source>Make {0} active-standby</source>
        <translation>{0} auf aktiv-standby stellen</translation>
    </message>
    <message>
        <source>Enable BGP on {0}</source>
        <translation>BGP auf {0} einschalten</translation>
    </message>
    <message>
        <source>Disable BGP on {0}</source>
        <translation>BGP auf {0} ausschalten</translation>
    </message>
    <message>
        <source>Change client address pool of {0}</source>
        <translation>Adresspool der Clients von {0} ändern</translation>
    </message>
    <message>
        <source>Change default site of {0}</source>
        <translation>Standardstandort von {0} ändern</translation>
    </message>
    <message>
        <source>Change address prefixes of {0}</source>
        <translation>Adresspräfixe von {0} ändern</translation>
    </message>
    <message>
        <source>Bring {0} up</source>
        <translation>{0} aktivieren</translation>
    </message>
    <message>
        <source>Take {0} down</source>
        <translation>{0} unterbrechen</translation>
    </message>
    <message>
        <source>Change what {0} advertises</source>
        <translation>Ankündigungen von {0} ändern</translation>
    </message>
    <message>
        <source>Change note</source>
        <translation>Notiz ändern</translation>
    </message>
    <message>
        <source>Move {0} {0|virtual network|virtual networks} to {1}</source>
        <translation>{0} {0|virtuelles Netzwerk|virtuelle Netzwerke} nach {1} verschieben</translation>
    </message>
    <message>
        <source>Lock {0}</source>
        <translation>{0} sperren</translation>
    </message>
    <message>
        <source>Lock {0} {0|object|objects}</source>
        <translation>{0} {0|Objekt|Objekte} sperren</translation>
    </message>
    <message>
        <source>Unlock {0}</source>
        <translation>{0} entsperren</translation>
    </message>
    <message>
        <source>Unlock {0} {0|object|objects}</source>
        <translation>{0} {0|Objekt|Objekte} entsperren</translation>
    </message>
    <message>
        <source>Collapse {0}</source>
        <translation>{0} zuklappen</translation>
    </message>
    <message>
        <source>Collapse {0} {0|virtual network|virtual networks}</source>
        <translation>{0} {0|virtuelles Netzwerk|virtuelle Netzwerke} zuklappen</translation>
    </message>
    <message>
        <source>Expand {0}</source>
        <translation>{0} aufklappen</translation>
    </message>
    <message>
        <source>Expand {0} {0|virtual network|virtual networks}</source>
        <translation>{0} {0|virtuelles Netzwerk|virtuelle Netzwerke} aufklappen</translation>
    </message>
    <message>
        <source>Show peerings</source>
        <translation>Peerings zeigen</translation>
    </message>
    <message>
        <source>Hide peerings</source>
        <translation>Peerings verbergen</translation>
    </message>
    <message>
        <source>Show routes</source>
        <translation>Routen zeigen</translation>
    </message>
    <message>
        <source>Hide routes</source>
        <translation>Routen verbergen</translation>
    </message>
    <message>
        <source>Show addresses</source>
        <translation>Adressen zeigen</translation>
    </message>
    <message>
        <source>Hide addresses</source>
        <translation>Adressen verbergen</translation>
    </message>
    <message>
        <source>Show security</source>
        <translation>Sicherheit zeigen</translation>
    </message>
    <message>
        <source>Hide security</source>
        <translation>Sicherheit verbergen</translation>
    </message>
    <message>
        <source>Show notes</source>
        <translation>Notizen zeigen</translation>
    </message>
    <message>
        <source>Hide notes</source>
        <translation>Notizen verbergen</translation>
    </message>
    <message>
        <source>Change document settings</source>
        <translation>Dokumenteinstellungen ändern</translation>
    </message>
    <message>
        <source>Use reserved prefixes of {0}</source>
        <translation>Reservierte Präfixe von {0} nehmen</translation>
    </message>
    <message>
        <source>Change title</source>
        <translation>Titel ändern</translation>
    </message>
    <message>
        <source>Paste {0} {0|object|objects}</source>
        <translation>{0} {0|Objekt|Objekte} einfügen</translation>
    </message>
    <message>
        <source>Paste {0}</source>
        <translation>{0} einfügen</translation>
    </message>
    <message>
        <source>Peer {0} and {1}</source>
        <translation>Peering zwischen {0} und {1} anlegen</translation>
    </message>
    <message>
        <source>Delete peering between {0} and {1}</source>
        <translation>Peering zwischen {0} und {1} löschen</translation>
    </message>
    <message>
        <source>Delete {0} {0|object|objects}</source>
        <translation>{0} {0|Objekt|Objekte} löschen</translation>
    </message>
    <message>
        <source>The answer returns.</source>
        <translation>Die Antwort kommt zurück.</translation>
    </message>
    <message>
        <source>{0} keeps track of flows and sees only one direction of this one.</source>
        <translation>{0} verfolgt Verbindungen und sieht von dieser nur eine Richtung.</translation>
    </message>
    <message>
        <source>The answer of {0} leaves by another way than its public address.</source>
        <translation>Die Antwort von {0} geht auf einem anderen Weg hinaus als über seine öffentliche Adresse.</translation>
    </message>
    <message>
        <source>{0} of {1} denies it on the way in.</source>
        <translation>{0} von {1} verbietet es auf dem Weg hinein.</translation>
    </message>
    <message>
        <source>{0} of {1} denies it on the way out.</source>
        <translation>{0} von {1} verbietet es auf dem Weg hinaus.</translation>
    </message>
    <message>
        <source>{0} does not run.</source>
        <translation>{0} läuft nicht.</translation>
    </message>
    <message>
        <source>{0} gets the packet again: it goes round in a loop.</source>
        <translation>{0} bekommt das Paket noch einmal: Es läuft im Kreis.</translation>
    </message>
    <message>
        <source>IP forwarding is off on {0}: it sends nothing from {1}.</source>
        <translation>Die IP-Weiterleitung ist auf {0} aus: Es sendet nichts von {1}.</translation>
    </message>
    <message>
        <source>No route of {0} holds {1}.</source>
        <translation>Keine Route von {0} enthält {1}.</translation>
    </message>
    <message>
        <source>The route {0} of {1} drops it.</source>
        <translation>Die Route {0} von {1} verwirft es.</translation>
    </message>
    <message>
        <source>{0} has no route for {1} but the system&apos;s {2}, whose next hop is None.</source>
        <translation>{0} hat keine Route für {1} außer {2} des Systems, deren nächster Hop None ist.</translation>
    </message>
    <message>
        <source>{0} is not a next hop that can be followed.</source>
        <translation>{0} ist kein nächster Hop, dem sich folgen lässt.</translation>
    </message>
    <message>
        <source>{0} does not list the subnet {1}.</source>
        <translation>{0} führt das Subnetz {1} nicht auf.</translation>
    </message>
    <message>
        <source>{0} does not allow forwarded traffic, and {1} is not an address of {2} (documented; Azure may let it pass).</source>
        <translation>{0} erlaubt keinen weitergeleiteten Verkehr, und {1} ist keine Adresse von {2} (dokumentiert; vielleicht lässt Azure es durch).</translation>
    </message>
    <message>
        <source>Nobody in {0} has the address {1}.</source>
        <translation>Niemand in {0} hat die Adresse {1}.</translation>
    </message>
    <message>
        <source>{0} is a Basic load balancer, which global peering does not reach.</source>
        <translation>{0} ist ein Load Balancer vom Typ Basic, den globales Peering nicht erreicht.</translation>
    </message>
    <message>
        <source>The firewall inside {0} has no rule that allows it.</source>
        <translation>Die Firewall in {0} hat keine Regel, die es erlaubt.</translation>
    </message>
    <message>
        <source>{0} has the address {1} as well, and gets the packet.</source>
        <translation>{0} hat ebenfalls die Adresse {1} und bekommt das Paket.</translation>
    </message>
    <message>
        <source>It arrives.</source>
        <translation>Es kommt an.</translation>
    </message>
    <message>
        <source>{0} has no backend that runs.</source>
        <translation>{0} hat kein Back-End, das läuft.</translation>
    </message>
    <message>
        <source>Nobody in {0} or a network peered with it has the next hop address {1}.</source>
        <translation>Niemand in {0} oder in einem damit verbundenen Netzwerk hat die Adresse des nächsten Hops {1}.</translation>
    </message>
    <message>
        <source>{0}, which has the next hop address {1}, forwards nothing.</source>
        <translation>{0} mit der Adresse des nächsten Hops {1} leitet nichts weiter.</translation>
    </message>
    <message>
        <source>IP forwarding is off on {0}: it drops what is not for itself.</source>
        <translation>Die IP-Weiterleitung ist auf {0} aus: Es verwirft, was nicht für es selbst ist.</translation>
    </message>
    <message>
        <source>The guest behind {0} does not forward packets.</source>
        <translation>Der Gast hinter {0} leitet keine Pakete weiter.</translation>
    </message>
    <message>
        <source>It arrives behind {0}.</source>
        <translation>Es kommt hinter {0} an.</translation>
    </message>
    <message>
        <source>{0} has no route for {1} but the one to the Internet, where private addresses are not routed.</source>
        <translation>{0} hat keine Route für {1} außer der zum Internet, wo private Adressen nicht geroutet werden.</translation>
    </message>
    <message>
        <source>{0} forwards to the Internet without source NAT.</source>
        <translation>{0} leitet ohne Quell-NAT ins Internet weiter.</translation>
    </message>
    <message>
        <source>{0} has no way out: no public address, NAT gateway, load balancer or default outbound access.</source>
        <translation>{0} hat keinen Weg hinaus: keine öffentliche Adresse, kein NAT-Gateway, keinen Load Balancer und keinen ausgehenden Standardzugriff.</translation>
    </message>
    <message>
        <source>It leaves for the Internet, not for {0}.</source>
        <translation>Es geht ins Internet hinaus, nicht zu {0}.</translation>
    </message>
    <message>
        <source>It leaves for the Internet.</source>
        <translation>Es geht ins Internet hinaus.</translation>
    </message>
    <message>
        <source>{0} has no public address.</source>
        <translation>{0} hat keine öffentliche Adresse.</translation>
    </message>
    <message>
        <source>The route {0} leads to the gateway of {1}, but beside ExpressRoute user routes to a gateway do not work.</source>
        <translation>Die Route {0} führt zum Gateway von {1}, aber neben ExpressRoute wirken Benutzerrouten zu einem Gateway nicht.</translation>
    </message>
    <message>
        <source>The route leads to a gateway, but {0} has none in force.</source>
        <translation>Die Route führt zu einem Gateway, aber in {0} ist keines wirksam.</translation>
    </message>
    <message>
        <source>{0} does not carry it to {1}, which does not use this gateway: gateway transit is not in force.</source>
        <translation>{0} befördert es nicht nach {1}, das dieses Gateway nicht benutzt: Gateway-Transit ist nicht wirksam.</translation>
    </message>
    <message>
        <source>{0} does not pass packets from one of its connections to another: that takes BGP on both.</source>
        <translation>{0} gibt keine Pakete von einer seiner Verbindungen an eine andere weiter: Dazu braucht es BGP auf beiden.</translation>
    </message>
    <message>
        <source>No connection of {0} that is up leads to {1}.</source>
        <translation>Keine aktive Verbindung von {0} führt zu {1}.</translation>
    </message>
    <message>
        <source>It arrives at a client of {0}.</source>
        <translation>Es kommt bei einem Client von {0} an.</translation>
    </message>
    <message>
        <source>{0} holds the address {1} as well, and gets the packet.</source>
        <translation>{0} hat ebenfalls die Adresse {1} und bekommt das Paket.</translation>
    </message>
    <message>
        <source>It arrives at {0}.</source>
        <translation>Es kommt bei {0} an.</translation>
    </message>
    <message>
        <source>No gateway announces a prefix with {0} to {1}.</source>
        <translation>Kein Gateway kündigt {1} ein Präfix mit {0} an.</translation>
    </message>
    <message>
        <source>No connection of {0} is up.</source>
        <translation>Keine Verbindung von {0} ist aktiv.</translation>
    </message>
    <message>
        <source>{0} tells its clients no prefix with {1}.</source>
        <translation>{0} nennt seinen Clients kein Präfix mit {1}.</translation>
    </message>
    <message>
        <source>the template has no parameter {0}</source>
        <translation>die Vorlage hat keinen Parameter {0}</translation>
    </message>
    <message>
        <source>a resource is an object</source>
        <translation>eine Ressource ist ein Objekt</translation>
    </message>
    <message>
        <source>the name is unknown; it is shown as {0}</source>
        <translation>der Name ist nicht bekannt; gezeigt wird {0}</translation>
    </message>
    <message>
        <source>the condition is unknown; the resource is kept</source>
        <translation>die Bedingung ist nicht bekannt; die Ressource bleibt</translation>
    </message>
    <message>
        <source>a resource without a type</source>
        <translation>eine Ressource ohne Typ</translation>
    </message>
    <message>
        <source>the name has not as many parts as the type</source>
        <translation>der Name hat nicht so viele Teile wie der Typ</translation>
    </message>
    <message>
        <source>the linked template {0} is not beside the file, and never fetched</source>
        <translation>die verknüpfte Vorlage {0} liegt nicht neben der Datei und wird nie geholt</translation>
    </message>
    <message>
        <source>the template links to itself</source>
        <translation>die Vorlage verknüpft sich mit sich selbst</translation>
    </message>
    <message>
        <source>Azure chooses the firewall&apos;s address; {0} is the likely one</source>
        <translation>Azure wählt die Adresse der Firewall; wahrscheinlich ist {0}</translation>
    </message>
    <message>
        <source>unknown value: {0}</source>
        <translation>unbekannter Wert: {0}</translation>
    </message>
    <message>
        <source>the parameter {0} has no value; {1} is used</source>
        <translation>der Parameter {0} hat keinen Wert; genommen wird {1}</translation>
    </message>
    <message>
        <source>the deployment holds no template</source>
        <translation>die Bereitstellung enthält keine Vorlage</translation>
    </message>
    <message>
        <source>the answer is not complete: Resource Graph has more pages</source>
        <translation>die Antwort ist nicht vollständig: Resource Graph hat weitere Seiten</translation>
    </message>
    <message>
        <source>an element without a resource id</source>
        <translation>ein Element ohne Ressourcen-ID</translation>
    </message>
    <message>
        <source>the remote network of a disconnected peering is not in the files; it is taken as deleted</source>
        <translation>das Gegenüber eines getrennten Peerings ist nicht in den Dateien; es gilt als gelöscht</translation>
    </message>
    <message>
        <source>it refers to {0}, which is not in the files</source>
        <translation>es verweist auf {0}, das nicht in den Dateien ist</translation>
    </message>
    <message>
        <source>authorizations of a circuit hold keys and are left out</source>
        <translation>Autorisierungen einer Leitung enthalten Schlüssel und werden weggelassen</translation>
    </message>
    <message>
        <source>a connection that waits for approval is read as approved</source>
        <translation>eine Verbindung, die auf Genehmigung wartet, wird als genehmigt gelesen</translation>
    </message>
    <message>
        <source>a firewall of a virtual hub is drawn as one of a network</source>
        <translation>eine Firewall eines virtuellen Hubs wird als die eines Netzwerks gezeichnet</translation>
    </message>
    <message>
        <source>only the first front end of a load balancer is modelled</source>
        <translation>nur das erste Front-End eines Load Balancers ist modelliert</translation>
    </message>
    <message>
        <source>the members of all pools of a load balancer are read as one</source>
        <translation>die Mitglieder aller Pools eines Load Balancers werden als einer gelesen</translation>
    </message>
    <message>
        <source>the next hop type {0} of the route {1} is not known; it is read as {2}</source>
        <translation>der Typ {0} des nächsten Hops der Route {1} ist nicht bekannt; er wird als {2} gelesen</translation>
    </message>
    <message>
        <source>{0} is not modelled; it is kept as it is</source>
        <translation>{0} ist nicht modelliert; es bleibt, wie es ist</translation>
    </message>
    <message>
        <source>an element of {0} has no name</source>
        <translation>ein Element von {0} hat keinen Namen</translation>
    </message>
    <message>
        <source>{0} is not an address prefix and is left out</source>
        <translation>{0} ist kein Adresspräfix und wird weggelassen</translation>
    </message>
    <message>
        <source>{0} is not an IP address and is left out</source>
        <translation>{0} ist keine IP-Adresse und wird weggelassen</translation>
    </message>
    <message>
        <source>the virtual network {0} is not in the files; it is drawn as existing elsewhere</source>
        <translation>das virtuelle Netzwerk {0} ist nicht in den Dateien; es wird als anderswo bestehend gezeichnet</translation>
    </message>
    <message>
        <source>the subnet is not known: {0}</source>
        <translation>das Subnetz ist nicht bekannt: {0}</translation>
    </message>
    <message>
        <source>the subnet {0} is not in the files; its prefix is unknown</source>
        <translation>das Subnetz {0} ist nicht in den Dateien; sein Präfix ist nicht bekannt</translation>
    </message>
    <message>
        <source>{0} is described more than once and otherwise before; what was read first is taken</source>
        <translation>{0} ist mehrfach und verschieden beschrieben; genommen wird, was zuerst gelesen wurde</translation>
    </message>
    <message>
        <source>{0} is not modelled here and is left out</source>
        <translation>{0} ist hier nicht modelliert und wird weggelassen</translation>
    </message>
    <message>
        <source>its name is known only after the plan is applied; {0} stands in its place</source>
        <translation>sein Name ist erst nach dem Anwenden des Plans bekannt; an seiner Stelle steht {0}</translation>
    </message>
    <message>
        <source>what it belongs to cannot be told from the plan; it is left out</source>
        <translation>wozu es gehört, lässt sich aus dem Plan nicht sagen; es wird weggelassen</translation>
    </message>
    <message>
        <source>what it refers to cannot be told from the plan: {0}</source>
        <translation>worauf es verweist, lässt sich aus dem Plan nicht sagen: {0}</translation>
    </message>
    <message>
        <source>its body is no JSON: {0}</source>
        <translation>sein Inhalt ist kein JSON: {0}</translation>
    </message>
    <message>
        <source>its load balancer is not in the file; it is left out</source>
        <translation>sein Load Balancer ist nicht in der Datei; es wird weggelassen</translation>
    </message>
    <message>
        <source>Delete the peering of {0} and {1}</source>
        <translation>Das Peering von {0} und {1} löschen</translation>
    </message>
    <message>
        <source>Deny {0} at {1}</source>
        <translation>{0} an {1} verbieten</translation>
    </message>
    <message>
        <source>Translate sources on {0}</source>
        <translation>Quellen auf {0} übersetzen</translation>
    </message>
    <message>
        <source>Give {0} a public address</source>
        <translation>{0} eine öffentliche Adresse geben</translation>
    </message>
    <message>
        <source>Propagate gateway routes on {0}</source>
        <translation>Gateway-Routen auf {0} weitergeben</translation>
    </message>
    <message>
        <source>Bring up {0}</source>
        <translation>{0} aktivieren</translation>
    </message>
    <message>
        <source>Connect {0} and {1}</source>
        <translation>{0} und {1} verbinden</translation>
    </message>
    <message>
        <source>List {0} in {1}</source>
        <translation>{0} in {1} aufführen</translation>
    </message>
    <message>
        <source>Delete the rule {0} of {1}</source>
        <translation>Die Regel {0} von {1} löschen</translation>
    </message>
    <message>
        <source>Allow {0} from {1} to {2} in {3}</source>
        <translation>{0} von {1} nach {2} in {3} erlauben</translation>
    </message>
    <message>
        <source>Allow {0} in the firewall of {1}</source>
        <translation>{0} in der Firewall von {1} erlauben</translation>
    </message>
    <message>
        <source>Give {0} a NAT gateway</source>
        <translation>{0} ein NAT-Gateway geben</translation>
    </message>
    <message>
        <source>Use BGP on {0} and its connections</source>
        <translation>BGP auf {0} und seinen Verbindungen benutzen</translation>
    </message>
    <message>
        <source>Route {0} from {1} to {2}</source>
        <translation>{0} von {1} über {2} leiten</translation>
    </message>
    <message>
        <source>Delete the route {0} of {1}</source>
        <translation>Die Route {0} von {1} löschen</translation>
    </message>
    <message>
        <source>{0}, and what goes with it</source>
        <translation>{0}, und was dazugehört</translation>
    </message>
    <message>
        <source>{0} has {1} in its address space.</source>
        <translation>{0} hat {1} in seinem Adressraum.</translation>
    </message>
    <message>
        <source>Every subnet of a network gets a route for each of its prefixes.</source>
        <translation>Jedes Subnetz eines Netzwerks bekommt eine Route für jedes von dessen Präfixen.</translation>
    </message>
    <message>
        <source>{0} gives up {1}</source>
        <translation>{0} gibt {1} auf</translation>
    </message>
    <message>
        <source>{0} and {1} are both Connected, so the peering is live.</source>
        <translation>{0} und {1} sind beide Connected, das Peering besteht also.</translation>
    </message>
    <message>
        <source>{0} is deleted</source>
        <translation>{0} wird gelöscht</translation>
    </message>
    <message>
        <source>{0} holds {1} as the space of {2}.</source>
        <translation>{0} enthält {1} als Adressraum von {2}.</translation>
    </message>
    <message>
        <source>{0} gives up {1} and {2} is synced</source>
        <translation>{0} gibt {1} auf, und {2} wird synchronisiert</translation>
    </message>
    <message>
        <source>{0} peers only listed subnets of {2}; {1} is one of them.</source>
        <translation>{0} verbindet nur aufgeführte Subnetze von {2}; {1} ist eines davon.</translation>
    </message>
    <message>
        <source>{0} no longer lists the subnet with {1}</source>
        <translation>{0} führt das Subnetz mit {1} nicht mehr auf</translation>
    </message>
    <message>
        <source>{0} is out of sync: {1} has changed since.</source>
        <translation>{0} ist nicht synchron: {1} hat sich seitdem geändert.</translation>
    </message>
    <message>
        <source>{0} and {1} are in different regions: a global peering.</source>
        <translation>{0} und {1} liegen in verschiedenen Regionen: ein globales Peering.</translation>
    </message>
    <message>
        <source>{0} does not allow virtual network access. The route stays; {1} is only left out of the VirtualNetwork tag (3.4.1).</source>
        <translation>{0} erlaubt keinen Zugriff auf das virtuelle Netzwerk. Die Route bleibt; {1} fehlt nur im Tag VirtualNetwork (3.4.1).</translation>
    </message>
    <message>
        <source>{0} allows gateway transit.</source>
        <translation>{0} erlaubt Gateway-Transit.</translation>
    </message>
    <message>
        <source>{0} uses remote gateways.</source>
        <translation>{0} benutzt Remotegateways.</translation>
    </message>
    <message>
        <source>{0} no longer allows gateway transit</source>
        <translation>{0} erlaubt keinen Gateway-Transit mehr</translation>
    </message>
    <message>
        <source>{0} no longer uses remote gateways</source>
        <translation>{0} benutzt keine Remotegateways mehr</translation>
    </message>
    <message>
        <source>{0} stands in {1}, so its subnets get the route.</source>
        <translation>{0} steht in {1}, dessen Subnetze also die Route bekommen.</translation>
    </message>
    <message>
        <source>{0} stops the propagation of gateway routes</source>
        <translation>{0} unterbindet die Weitergabe von Gateway-Routen</translation>
    </message>
    <message>
        <source>{0} gets a route table that stops the propagation of gateway routes</source>
        <translation>{0} bekommt eine Routentabelle, die die Weitergabe von Gateway-Routen unterbindet</translation>
    </message>
    <message>
        <source>{0} gives point-to-site clients addresses of {1}.</source>
        <translation>{0} gibt Punkt-zu-Standort-Clients Adressen aus {1}.</translation>
    </message>
    <message>
        <source>{0} loses this pool</source>
        <translation>{0} verliert diesen Pool</translation>
    </message>
    <message>
        <source>{0} announces {1} to the route server by BGP.</source>
        <translation>{0} kündigt {1} dem Route Server über BGP an.</translation>
    </message>
    <message>
        <source>{0} no longer announces {1}</source>
        <translation>{0} kündigt {1} nicht mehr an</translation>
    </message>
    <message>
        <source>{0} goes down</source>
        <translation>{0} wird unterbrochen</translation>
    </message>
    <message>
        <source>{0} is up, so {1} knows what {2} announces.</source>
        <translation>{0} ist aktiv, {1} weiß also, was {2} ankündigt.</translation>
    </message>
    <message>
        <source>{0} is up and speaks BGP, so {1} knows the address of {2}.</source>
        <translation>{0} ist aktiv und spricht BGP, {1} kennt also die Adresse von {2}.</translation>
    </message>
    <message>
        <source>{0} is up, so {1} knows what {2} announces: the space of {3} and of the networks that use its gateway.</source>
        <translation>{0} ist aktiv, {1} weiß also, was {2} ankündigt: den Raum von {3} und der Netzwerke, die sein Gateway benutzen.</translation>
    </message>
    <message>
        <source>{0} is up, so {1} knows {2}’s prefix.</source>
        <translation>{0} ist aktiv, {1} kennt also das Präfix von {2}.</translation>
    </message>
    <message>
        <source>{0} is up and {2} is the Default Site of {1}, so everything without a better route goes there.</source>
        <translation>{0} ist aktiv, und {2} ist der Standardstandort von {1}, alles ohne bessere Route geht also dorthin.</translation>
    </message>
    <message>
        <source>{0} is no longer the Default Site of {1}</source>
        <translation>{0} ist nicht mehr der Standardstandort von {1}</translation>
    </message>
    <message>
        <source>{0} is up and speaks BGP, so {1} knows the address of {2}’s BGP peer.</source>
        <translation>{0} ist aktiv und spricht BGP, {1} kennt also die Adresse des BGP-Partners von {2}.</translation>
    </message>
    <message>
        <source>{0} stops speaking BGP</source>
        <translation>{0} spricht kein BGP mehr</translation>
    </message>
    <message>
        <source>Every subnet has a default route to the Internet.</source>
        <translation>Jedes Subnetz hat eine Standardroute ins Internet.</translation>
    </message>
    <message>
        <source>{0} has an IPv6 prefix, so it has a default route for IPv6.</source>
        <translation>{0} hat ein IPv6-Präfix, also eine Standardroute für IPv6.</translation>
    </message>
    <message>
        <source>a gateway in force learns {0}</source>
        <translation>ein wirksames Gateway lernt {0}</translation>
    </message>
    <message>
        <source>Azure reserves {0}: what goes there without a better route is dropped.</source>
        <translation>Azure reserviert {0}: Was ohne bessere Route dorthin geht, wird verworfen.</translation>
    </message>
    <message>
        <source>It is on the document’s list of reserved prefixes, {0}.</source>
        <translation>Es steht auf der Liste reservierter Präfixe des Dokuments, {0}.</translation>
    </message>
    <message>
        <source>the document uses a list without it</source>
        <translation>das Dokument benutzt eine Liste ohne es</translation>
    </message>
    <message>
        <source>{0}, a peered network or a user route has this prefix</source>
        <translation>{0}, ein verbundenes Netzwerk oder eine Benutzerroute hat dieses Präfix</translation>
    </message>
    <message>
        <source>the Active 0.0.0.0/0 leads to an appliance or a gateway</source>
        <translation>das aktive 0.0.0.0/0 führt zu einer Appliance oder einem Gateway</translation>
    </message>
    <message>
        <source>{0} of {1} sends {2} to {3}.</source>
        <translation>{0} von {1} sendet {2} zu {3}.</translation>
    </message>
    <message>
        <source>{0} is associated with {1}.</source>
        <translation>{0} ist mit {1} verknüpft.</translation>
    </message>
    <message>
        <source>{0} is taken out of {1}</source>
        <translation>{0} wird aus {1} genommen</translation>
    </message>
    <message>
        <source>{0} is no longer associated with {1}</source>
        <translation>{0} ist nicht mehr mit {1} verknüpft</translation>
    </message>
    <message>
        <source>{0} has a service endpoint for {1}.</source>
        <translation>{0} hat einen Dienstendpunkt für {1}.</translation>
    </message>
    <message>
        <source>Only the subnet itself gets this route; peerings do not carry it.</source>
        <translation>Nur das Subnetz selbst bekommt diese Route; Peerings geben sie nicht weiter.</translation>
    </message>
    <message>
        <source>{0} no longer has a service endpoint for {1}</source>
        <translation>{0} hat keinen Dienstendpunkt mehr für {1}</translation>
    </message>
    <message>
        <source>{0} has the address {1} in {2} of {3}.</source>
        <translation>{0} hat die Adresse {1} in {2} von {3}.</translation>
    </message>
    <message>
        <source>Every subnet of {0} gets a route to it.</source>
        <translation>Jedes Subnetz von {0} bekommt eine Route dorthin.</translation>
    </message>
    <message>
        <source>{0} has the same prefix and wins: user routes come before gateway routes, and those before system routes.</source>
        <translation>{0} hat dasselbe Präfix und gewinnt: Benutzerrouten gehen Gateway-Routen vor, und diese den Systemrouten.</translation>
    </message>
    <message>
        <source>{0} covers it: routes of the network and its peerings are preferred to gateway routes, however specific those are.</source>
        <translation>{0} deckt es ab: Routen des Netzwerks und seiner Peerings gehen Gateway-Routen vor, wie genau diese auch sind.</translation>
    </message>
    <message>
        <source>{0} covers it, and {1} applies route tables to its private endpoints.</source>
        <translation>{0} deckt es ab, und {1} wendet Routentabellen auf seine privaten Endpunkte an.</translation>
    </message>
    <message>
        <source>Nothing more specific covers it.</source>
        <translation>Nichts Genaueres deckt es ab.</translation>
    </message>
    <message>
        <source>One row is more specific and wins for its own addresses.</source>
        <translation>Eine Zeile ist genauer und gewinnt für ihre eigenen Adressen.</translation>
    </message>
    <message>
        <source>{0} rows are more specific and win for their own addresses.</source>
        <translation>{0} Zeilen sind genauer und gewinnen für ihre eigenen Adressen.</translation>
    </message>
    <message>
        <source>gateway transit from {0}</source>
        <translation>Gateway-Transit von {0}</translation>
    </message>
    <message>
        <source>client pool of {0}</source>
        <translation>Client-Pool von {0}</translation>
    </message>
    <message>
        <source>BGP from {0}</source>
        <translation>BGP von {0}</translation>
    </message>
    <message>
        <source>connection {0}</source>
        <translation>Verbindung {0}</translation>
    </message>
    <message>
        <source>route table {0} / {1}</source>
        <translation>Routentabelle {0} / {1}</translation>
    </message>
    <message>
        <source>address space of {0}</source>
        <translation>Adressraum von {0}</translation>
    </message>
    <message>
        <source>peering with {0}</source>
        <translation>Peering mit {0}</translation>
    </message>
    <message>
        <source>default route of every subnet</source>
        <translation>Standardroute jedes Subnetzes</translation>
    </message>
    <message>
        <source>reserved by Azure</source>
        <translation>von Azure reserviert</translation>
    </message>
    <message>
        <source>service endpoint of {0}</source>
        <translation>Dienstendpunkt von {0}</translation>
    </message>
    <message>
        <source>private endpoint {0}</source>
        <translation>privater Endpunkt {0}</translation>
    </message>
    <message>
        <source>{0}: {1} is left out: az has no option for it here</source>
        <translation>{0}: {1} fehlt: az hat hier keine Option dafür</translation>
    </message>
    <message>
        <source>{0} is left out: the file it came from gives no API version</source>
        <translation>{0} fehlt: Die Datei, aus der es kam, nennt keine API-Version</translation>
    </message>
    <message>
        <source>{0} is left out: what it stands on is not in this file</source>
        <translation>{0} fehlt: Worauf es steht, ist nicht in dieser Datei</translation>
    </message>
    <message>
        <source>{0} is left out: its virtual network exists elsewhere</source>
        <translation>{0} fehlt: Sein virtuelles Netzwerk besteht anderswo</translation>
    </message>
    <message>
        <source>{0} is left out: its remote virtual network was deleted</source>
        <translation>{0} fehlt: Das virtuelle Netzwerk der Gegenseite wurde gelöscht</translation>
    </message>
    <message>
        <source>{0}: {1} has no place in azurerm</source>
        <translation>{0}: {1} hat in azurerm keinen Platz</translation>
    </message>
    <message>
        <source>{0}: {1} has to be added: the drawing does not hold it</source>
        <translation>{0}: {1} ist zu ergänzen: Die Zeichnung enthält es nicht</translation>
    </message>
    <message>
        <source>{0}: what was kept of the imported file is left out: {1}</source>
        <translation>{0}: Was von der eingelesenen Datei blieb, fehlt: {1}</translation>
    </message>
    <message>
        <source>Deploy {0}</source>
        <translation>{0} bereitstellen</translation>
    </message>
    <message>
        <source>{0}: {1} is left out: azurerm has no attribute for it</source>
        <translation>{0}: {1} wird weggelassen: azurerm hat kein Attribut dafür</translation>
    </message>
    <message>
        <source>Arrange everything</source>
        <translation>Alles anordnen</translation>
    </message>
    <message>
        <source>Remove a bend of {0}</source>
        <translation>Einen Knick von {0} entfernen</translation>
    </message>
    <message>
        <source>Bend {0}</source>
        <translation>{0} knicken</translation>
    </message>
    <message>
        <source>Re-route {0}</source>
        <translation>{0} neu führen</translation>
    </message>
    <message>
        <source>Re-route {0} {0|line|lines}</source>
        <translation>{0} {0|Linie|Linien} neu führen</translation>
    </message>
    <message>
        <source>it stands in no subnet: the outline lists it, the picture leaves it out</source>
        <translation>es steht in keinem Subnetz: Die Gliederung führt es auf, das Bild lässt es aus</translation>
    </message>
    <message>
        <source>the answer is not complete: the list has more pages</source>
        <translation>die Antwort ist nicht vollständig: Die Liste hat weitere Seiten</translation>
    </message>
    <message>
        <source>machines without a known image get a usual one: {0}</source>
        <translation>Maschinen ohne bekanntes Image bekommen ein übliches: {0}</translation>
    </message>
    <message>
        <source>{0} is left out: it starts from a disk that is there already</source>
        <translation>{0} wird weggelassen: Es startet von einem Datenträger, den es schon gibt</translation>
    </message>
    <message>
        <source>{0} ({1}) needs an apiVersion: its file gives none</source>
        <translation>{0} ({1}) braucht eine apiVersion: Die Datei nennt keine</translation>
    </message>
    <message>
        <source>Add image</source>
        <translation>Bild hinzufügen</translation>
    </message>
    <message>
        <source>Bring {0} to the front</source>
        <translation>{0} in den Vordergrund bringen</translation>
    </message>
    <message>
        <source>Bring {0} {0|object|objects} to the front</source>
        <translation>{0} {0|Objekt|Objekte} in den Vordergrund bringen</translation>
    </message>
    <message>
        <source>Bring {0} forward</source>
        <translation>{0} eine Ebene nach vorn bringen</translation>
    </message>
    <message>
        <source>Bring {0} {0|object|objects} forward</source>
        <translation>{0} {0|Objekt|Objekte} eine Ebene nach vorn bringen</translation>
    </message>
    <message>
        <source>Send {0} backward</source>
        <translation>{0} eine Ebene nach hinten bringen</translation>
    </message>
    <message>
        <source>Send {0} {0|object|objects} backward</source>
        <translation>{0} {0|Objekt|Objekte} eine Ebene nach hinten bringen</translation>
    </message>
    <message>
        <source>Send {0} to the back</source>
        <translation>{0} in den Hintergrund bringen</translation>
    </message>
    <message>
        <source>Send {0} {0|object|objects} to the back</source>
        <translation>{0} {0|Objekt|Objekte} in den Hintergrund bringen</translation>
    </message>
    <message>
        <source>no address</source>
        <translation>keine Adresse</translation>
    </message>
    <message>
        <source>stopped</source>
        <translation>gestoppt</translation>
    </message>
    <message>
        <source>connected</source>
        <translation>Connected</translation>
    </message>
    <message>
        <source>initiated</source>
        <translation>Initiated</translation>
    </message>
    <message>
        <source>disconnected</source>
        <translation>Disconnected</translation>
    </message>
    <message>
        <source>Peering {0} to {1}</source>
        <translation>Peering von {0} nach {1}</translation>
    </message>
    <message>
        <source>global</source>
        <translation>global</translation>
    </message>
    <message>
        <source>gateway transit allowed</source>
        <translation>Gateway-Transit erlaubt</translation>
    </message>
    <message>
        <source>remote gateways used</source>
        <translation>Remotegateways benutzt</translation>
    </message>
    <message>
        <source>forwarded traffic allowed</source>
        <translation>weitergeleiteter Verkehr erlaubt</translation>
    </message>
    <message>
        <source>access off</source>
        <translation>Zugriff aus</translation>
    </message>
    <message>
        <source>subnet peering</source>
        <translation>Subnetz-Peering</translation>
    </message>
    <message>
        <source>out of sync</source>
        <translation>nicht synchron</translation>
    </message>
    <message>
        <source>Connection {0}</source>
        <translation>Verbindung {0}</translation>
    </message>
    <message>
        <source>up</source>
        <translation>aktiv</translation>
    </message>
    <message>
        <source>down</source>
        <translation>unterbrochen</translation>
    </message>
    <message>
        <source>Virtual network {0}</source>
        <translation>Virtuelles Netzwerk {0}</translation>
    </message>
    <message>
        <source>address space unknown</source>
        <translation>Adressraum unbekannt</translation>
    </message>
    <message>
        <source>collapsed</source>
        <translation>zugeklappt</translation>
    </message>
    <message>
        <source>Subnet {0}</source>
        <translation>Subnetz {0}</translation>
    </message>
    <message>
        <source>route table {0}</source>
        <translation>Routentabelle {0}</translation>
    </message>
    <message>
        <source>security group {0}</source>
        <translation>Sicherheitsgruppe {0}</translation>
    </message>
    <message>
        <source>NAT gateway {0}</source>
        <translation>NAT-Gateway {0}</translation>
    </message>
    <message>
        <source>Image: {0}</source>
        <translation>Bild: {0}</translation>
    </message>
    <message>
        <source>Frame: {0}</source>
        <translation>Rahmen: {0}</translation>
    </message>
    <message>
        <source>Note: {0}</source>
        <translation>Notiz: {0}</translation>
    </message>
    <message>
        <source>Site {0}</source>
        <translation>Standort {0}</translation>
    </message>
    <message>
        <source>ExpressRoute circuit {0}</source>
        <translation>ExpressRoute-Leitung {0}</translation>
    </message>
    <message>
        <source>Resource {0}</source>
        <translation>Ressource {0}</translation>
    </message>
    <message>
        <source>not modelled</source>
        <translation>nicht modelliert</translation>
    </message>
    <message>
        <source>locked</source>
        <translation>gesperrt</translation>
    </message>
    <message>
        <source>{0} {0|subnet|subnets}</source>
        <translation>{0} {0|Subnetz|Subnetze}</translation>
    </message>
    <message>
        <source>{0} {0|thing in it|things in them}</source>
        <translation>{0} {0|Ding|Dinge} darin</translation>
    </message>
    <message>
        <source>secrets are never kept; these are left out: {0}</source>
        <translation>Geheimnisse werden nie behalten; diese werden weggelassen: {0}</translation>
    </message>
    <message>
        <source>these attributes are known only after the plan is applied and are left out: {0}</source>
        <translation>diese Attribute sind erst bekannt, wenn der Plan angewendet ist, und werden weggelassen: {0}</translation>
    </message>
    <message>
        <source>{0} ({1}) is left out: only Terraform&apos;s block of it is known</source>
        <translation>{0} ({1}) fehlt: Nur sein Block von Terraform ist bekannt</translation>
    </message>
    <message>
        <source>{0} ({1}) is written as its state has it: take out what only Azure gives</source>
        <translation>{0} ({1}) ist geschrieben, wie sein Zustand es nennt: Nehmen Sie heraus, was nur Azure vergibt</translation>
    </message>
    <message>
        <source>Break the design</source>
        <translation>Fehler einbauen</translation>
    </message>
    <message>
        <source>{0} lost its tunnel: it is down.</source>
        <translation>{0} hat seinen Tunnel verloren: Er ist unterbrochen.</translation>
    </message>
    <message>
        <source>{0} was deleted; a peering needs both of its sides.</source>
        <translation>{0} wurde gelöscht; ein Peering braucht beide Seiten.</translation>
    </message>
    <message>
        <source>Allow virtual network access on {0} was switched off.</source>
        <translation>Allow virtual network access wurde an {0} ausgeschaltet.</translation>
    </message>
    <message>
        <source>Allow forwarded traffic on {0} was switched off.</source>
        <translation>Allow forwarded traffic wurde an {0} ausgeschaltet.</translation>
    </message>
    <message>
        <source>Use remote gateways on {0} was switched off.</source>
        <translation>Use remote gateways wurde an {0} ausgeschaltet.</translation>
    </message>
    <message>
        <source>Route table {0} was taken off {1}.</source>
        <translation>Die Routentabelle {0} wurde von {1} gelöst.</translation>
    </message>
    <message>
        <source>A security rule at {0} denies everything from VirtualNetwork.</source>
        <translation>Eine Sicherheitsregel bei {0} verweigert alles aus VirtualNetwork.</translation>
    </message>
    <message>
        <source>IP forwarding on {0} was switched off.</source>
        <translation>Die IP-Weiterleitung an {0} wurde ausgeschaltet.</translation>
    </message>
    <message>
        <source>The system behind {0} does not forward packets.</source>
        <translation>Das System hinter {0} leitet keine Pakete weiter.</translation>
    </message>
    <message>
        <source>Propagation of gateway routes was switched off in {0}.</source>
        <translation>Die Weitergabe der Gatewayrouten wurde in {0} ausgeschaltet.</translation>
    </message>
    <message>
        <source>Route {0} is missing in {1}.</source>
        <translation>Die Route {0} fehlt in {1}.</translation>
    </message>
    <message>
        <source>Route {0} of {1} leads to {2} instead of {3}.</source>
        <translation>Die Route {0} von {1} führt zu {2} statt zu {3}.</translation>
    </message>
    <message>
        <source>{0} is missing in the address space of {1}.</source>
        <translation>{0} fehlt im Adressraum von {1}.</translation>
    </message>
    <message>
        <source>it holds more than {0} files</source>
        <translation>er enthält mehr als {0} Dateien</translation>
    </message>
    <message>
        <source>it cannot be read: {0}</source>
        <translation>das Lesen ist nicht möglich: {0}</translation>
    </message>
    <message>
        <source>it cannot be read</source>
        <translation>das Lesen ist nicht möglich</translation>
    </message>
    <message>
        <source>it holds no file named like an icon of Azure&apos;s set</source>
        <translation>er enthält keine Datei, die wie ein Azure-Symbol heißt</translation>
    </message>
    <message>
        <source>its XML is damaged</source>
        <translation>das XML darin ist beschädigt</translation>
    </message>
    <message>
        <source>it uses &quot;{0}&quot;, which an icon may not</source>
        <translation>sie verwendet „{0}“, was ein Symbol nicht darf</translation>
    </message>
    <message>
        <source>it is no SVG drawing</source>
        <translation>sie ist keine SVG-Zeichnung</translation>
    </message>
    <message>
        <source>it draws nothing</source>
        <translation>sie zeichnet nichts</translation>
    </message>
    <message>
        <source>it does not say its size</source>
        <translation>sie nennt ihre Größe nicht</translation>
    </message>
    <message>
        <source>it has too many parts</source>
        <translation>sie hat zu viele Teile</translation>
    </message>
    <message>
        <source>it is larger than {0} KB</source>
        <translation>sie ist größer als {0} KB</translation>
    </message>
    <message>
        <source>There are {0} {3} in {1} of one subscription; the limit is {2}.</source>
        <translation>Es gibt {0} {3} in {1} eines Abonnements; die Grenze ist {2}.</translation>
    </message>
    <message>
        <source>{0} from {1} to {2} is lost: {4} The way: {3}.</source>
        <translation>{0} von {1} nach {2} geht verloren: {4} Der Weg: {3}.</translation>
    </message>
    <message>
        <source>{0} has {1} {3}; the limit is {2}.</source>
        <translation>{0} hat {1} {3}; die Grenze ist {2}.</translation>
    </message>
    <message>
        <source>{0} advertises {1} {4} to on-premises; the limit is {2}. Summarise them in {3}.</source>
        <translation>{0} kündigt dem lokalen Netz {1} {4} an; die Grenze ist {2}. Fassen Sie sie in {3} zusammen.</translation>
    </message>
    <message>
        <source>virtual networks</source>
        <translation>virtuelle Netzwerke</translation>
    </message>
    <message>
        <source>route tables</source>
        <translation>Routentabellen</translation>
    </message>
    <message>
        <source>network security groups</source>
        <translation>Netzwerksicherheitsgruppen</translation>
    </message>
    <message>
        <source>network interfaces</source>
        <translation>Netzwerkschnittstellen</translation>
    </message>
    <message>
        <source>subnets</source>
        <translation>Subnetze</translation>
    </message>
    <message>
        <source>peerings</source>
        <translation>Peerings</translation>
    </message>
    <message>
        <source>DNS servers</source>
        <translation>DNS-Server</translation>
    </message>
    <message>
        <source>private IP addresses</source>
        <translation>private IP-Adressen</translation>
    </message>
    <message>
        <source>IP configurations</source>
        <translation>IP-Konfigurationen</translation>
    </message>
    <message>
        <source>routes</source>
        <translation>Routen</translation>
    </message>
    <message>
        <source>service tag routes</source>
        <translation>Routen zu Diensttags</translation>
    </message>
    <message>
        <source>security rules</source>
        <translation>Sicherheitsregeln</translation>
    </message>
    <message>
        <source>address prefixes</source>
        <translation>Adresspräfixe</translation>
    </message>
    <message>
        <source>IPv4 prefixes</source>
        <translation>IPv4-Präfixe</translation>
    </message>
    <message>
        <source>IPv6 prefixes</source>
        <translation>IPv6-Präfixe</translation>
    </message>
    <message>
        <source>these attributes are not modelled and are kept as they are: {0}</source>
        <translation>diese Attribute sind nicht modelliert und bleiben, wie sie sind: {0}</translation>
    </message>
    <message>
        <source>{0}: only Terraform has attributes for this, which is left out: {1}</source>
        <translation>{0}: nur Terraform hat dafür Attribute, es wird weggelassen: {1}</translation>
    </message>
    <message>
        <source>attributes that are not modelled are written as the state has them; take out what only Azure gives: {0}</source>
        <translation>Attribute, die nicht modelliert sind, werden geschrieben, wie der Zustand sie hat; nehmen Sie heraus, was nur Azure vergibt: {0}</translation>
    </message>
    <message>
        <source>these attributes are not modelled and are left out: {0}</source>
        <translation>diese Attribute sind nicht modelliert und werden weggelassen: {0}</translation>
    </message>
    <message>
        <source>what it changes is not in the file; it is left out</source>
        <translation>was sie ändert, steht nicht in der Datei; sie wird weggelassen</translation>
    </message>
    <message>
        <source>{0} ({1}) gets the newest API version: its file gives none</source>
        <translation>{0} ({1}) bekommt die neueste API-Version: seine Datei nennt keine</translation>
    </message>
    <message>
        <source>Not Connected: carries nothing.</source>
        <translation>Nicht Connected: trägt nichts.</translation>
    </message>
    <message>
        <source>No price: the region of {0} is not known.</source>
        <translation>Kein Preis: Die Region von {0} ist nicht bekannt.</translation>
    </message>
    <message>
        <source>No price within {0} in the table.</source>
        <translation>Kein Preis innerhalb von {0} in der Tabelle.</translation>
    </message>
    <message>
        <source>No price for {0} in the table.</source>
        <translation>Kein Preis für {0} in der Tabelle.</translation>
    </message>
    <message>
        <source>No price between {0} and {1} in the table.</source>
        <translation>Kein Preis zwischen {0} und {1} in der Tabelle.</translation>
    </message>
    <message>
        <source>At most: what goes on through the gateway is billed at {0} only.</source>
        <translation>Höchstens: Was durch das Gateway weitergeht, wird nur bei {0} berechnet.</translation>
    </message>
    <message>
        <source>{0} not stated</source>
        <translation>{0} nicht angegeben</translation>
    </message>
    <message>
        <source>{0} without a price</source>
        <translation>{0} ohne Preis</translation>
    </message>
    <message>
        <source>{0} not Connected</source>
        <translation>{0} nicht Connected</translation>
    </message>
    <message>
        <source>Not counted: {0}.</source>
        <translation>Nicht gezählt: {0}.</translation>
    </message>
    <message>
        <source>Not counted: {0}, {1}.</source>
        <translation>Nicht gezählt: {0}, {1}.</translation>
    </message>
    <message>
        <source>Not counted: {0}, {1}, {2}.</source>
        <translation>Nicht gezählt: {0}, {1}, {2}.</translation>
    </message>
    <message>
        <source>An estimate, not an offer: list prices in {0} as of {1} from {2}.</source>
        <translation>Eine Schätzung, kein Angebot: Listenpreise in {0}, Stand {1}, Quelle: {2}.</translation>
    </message>
    <message>
        <source>State {0} GB a month on {1}</source>
        <translation>{0} GB im Monat auf {1} angeben</translation>
    </message>
    <message>
        <source>State no data on {0}</source>
        <translation>Keine Datenmenge auf {0} angeben</translation>
    </message>
    <message>
        <source>a member of a pool that is an address is kept, but nothing here sends traffic to it</source>
        <translation>ein Mitglied eines Pools, das eine Adresse ist, wird behalten, aber nichts schickt hier Verkehr dorthin</translation>
    </message>
    <message>
        <source>outputs are left out: {0}</source>
        <translation>Ausgaben (outputs) fallen weg: {0}</translation>
    </message>
    <message>
        <source>metadata is left out: {0}</source>
        <translation>Metadaten (metadata) fallen weg: {0}</translation>
    </message>
    <message>
        <source>+{0} more</source>
        <translation>+{0} {0|weiteres|weitere}</translation>
    </message>
    <message>
        <source>no subnets</source>
        <translation>keine Subnetze</translation>
    </message>
    <message>
        <source>existing elsewhere</source>
        <translation>besteht anderswo</translation>
    </message>
    <message>
        <source>Region {0}</source>
        <translation>Region {0}</translation>
    </message>
    <message>
        <source>Subscription {0}</source>
        <translation>Abonnement {0}</translation>
    </message>
    <message>
        <source>Tenant {0}</source>
        <translation>Mandant {0}</translation>
    </message>
    <message>
        <source>Initiated – one side</source>
        <translation>Initiated – eine Seite</translation>
    </message>
    <message>
        <source>cross-tenant</source>
        <translation>mandantenübergreifend</translation>
    </message>
    <message>
        <source>Regions</source>
        <translation>Regionen</translation>
    </message>
    <message>
        <source>Behind</source>
        <translation>Im Hintergrund</translation>
    </message>
    <message>
        <source>Networks</source>
        <translation>Netzwerke</translation>
    </message>
    <message>
        <source>Connections</source>
        <translation>Verbindungen</translation>
    </message>
    <message>
        <source>Peerings</source>
        <translation>Peerings</translation>
    </message>
    <message>
        <source>Notes</source>
        <translation>Notizen</translation>
    </message>
    <message>
        <source>Legend and tables</source>
        <translation>Legende und Tabellen</translation>
    </message>
    <message>
        <source>Azure virtual networks</source>
        <translation>Virtuelle Netzwerke in Azure</translation>
    </message>
    <message>
        <source>Virtual network, name and address space</source>
        <translation>Virtuelles Netzwerk, Name und Adressraum</translation>
    </message>
    <message>
        <source>Virtual network that exists elsewhere</source>
        <translation>Virtuelles Netzwerk, das anderswo besteht</translation>
    </message>
    <message>
        <source>Subnet, name and address prefix</source>
        <translation>Subnetz, Name und Adresspräfix</translation>
    </message>
    <message>
        <source>Peering, both sides connected</source>
        <translation>Peering, beide Seiten verbunden</translation>
    </message>
    <message>
        <source>Global peering, between two regions</source>
        <translation>Globales Peering, zwischen zwei Regionen</translation>
    </message>
    <message>
        <source>Peering, Initiated: the other side is missing</source>
        <translation>Peering, Initiated: Die andere Seite fehlt</translation>
    </message>
    <message>
        <source>Peering, Disconnected</source>
        <translation>Peering, Disconnected</translation>
    </message>
    <message>
        <source>Connection of a gateway, up</source>
        <translation>Verbindung eines Gateways, aktiv</translation>
    </message>
    <message>
        <source>Connection of a gateway, down</source>
        <translation>Verbindung eines Gateways, unterbrochen</translation>
    </message>
    <message>
        <source>Virtual machine</source>
        <translation>Virtuelle Maschine</translation>
    </message>
    <message>
        <source>Virtual machine, stopped</source>
        <translation>Virtuelle Maschine, gestoppt</translation>
    </message>
    <message>
        <source>Network interface</source>
        <translation>Netzwerkschnittstelle</translation>
    </message>
    <message>
        <source>Appliance: forwards packets</source>
        <translation>Appliance: leitet Pakete weiter</translation>
    </message>
    <message>
        <source>Gateway</source>
        <translation>Gateway</translation>
    </message>
    <message>
        <source>On-premises site</source>
        <translation>Lokaler Standort</translation>
    </message>
    <message>
        <source>Route table of a subnet</source>
        <translation>Routentabelle eines Subnetzes</translation>
    </message>
    <message>
        <source>Network security group of a subnet</source>
        <translation>Netzwerksicherheitsgruppe eines Subnetzes</translation>
    </message>
    <message>
        <source>NAT gateway of a subnet</source>
        <translation>NAT-Gateway eines Subnetzes</translation>
    </message>
    <message>
        <source>{0} reserved prefixes</source>
        <translation>{0} reservierte Präfixe</translation>
    </message>
    <message>
        <source>Legend</source>
        <translation>Legende</translation>
    </message>
    <message>
        <source>Icons</source>
        <translation>Symbole</translation>
    </message>
    <message>
        <source>An empty design</source>
        <translation>Ein leerer Entwurf</translation>
    </message>
    <message>
        <source>Nothing here has a place of its own</source>
        <translation>Nichts hier hat einen eigenen Platz</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>Quelle</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>Address prefix</source>
        <translation>Adresspräfix</translation>
    </message>
    <message>
        <source>Next hop type</source>
        <translation>Typ des nächsten Hops</translation>
    </message>
    <message>
        <source>Next hop IP</source>
        <translation>IP des nächsten Hops</translation>
    </message>
    <message>
        <source>Effective routes of {0}</source>
        <translation>Effektive Routen von {0}</translation>
    </message>
    <message>
        <source>{0} to {1}: {2}</source>
        <translation>{0} nach {1}: {2}</translation>
    </message>
    <message>
        <source>arrives, and the answer comes back</source>
        <translation>kommt an, und die Antwort kommt zurück</translation>
    </message>
    <message>
        <source>the answer is lost</source>
        <translation>die Antwort geht verloren</translation>
    </message>
    <message>
        <source>does not arrive</source>
        <translation>kommt nicht an</translation>
    </message>
    <message>
        <source>{0} to {1}: {2} of {3} pairs work</source>
        <translation>{0} nach {1}: {2} von {3} {3|Paar funktioniert|Paaren funktionieren}</translation>
    </message>
    <message>
        <source>all pairs work</source>
        <translation>alle Paare funktionieren</translation>
    </message>
    <message>
        <source>some pairs work</source>
        <translation>einige Paare funktionieren</translation>
    </message>
    <message>
        <source>none works</source>
        <translation>keines funktioniert</translation>
    </message>
    <message>
        <source>On-premises</source>
        <translation>Lokal</translation>
    </message>
    <message>
        <source>(none)</source>
        <translation>(nichts)</translation>
    </message>
    <message>
        <source>Reachability gained</source>
        <translation>Gewonnene Erreichbarkeit</translation>
    </message>
    <message>
        <source>Reachability lost</source>
        <translation>Verlorene Erreichbarkeit</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <source>Resources</source>
        <translation>Ressourcen</translation>
    </message>
    <message>
        <source>Effective routes</source>
        <translation>Effektive Routen</translation>
    </message>
    <message>
        <source>before</source>
        <translation>vorher</translation>
    </message>
    <message>
        <source>Field</source>
        <translation>Feld</translation>
    </message>
    <message>
        <source>Before</source>
        <translation>Vorher</translation>
    </message>
    <message>
        <source>After</source>
        <translation>Nachher</translation>
    </message>
    <message>
        <source>From</source>
        <translation>Von</translation>
    </message>
    <message>
        <source>To</source>
        <translation>Nach</translation>
    </message>
    <message>
        <source>Now</source>
        <translation>Jetzt</translation>
    </message>
    <message>
        <source>interfaces</source>
        <translation>Schnittstellen</translation>
    </message>
    <message>
        <source>networks</source>
        <translation>Netzwerke</translation>
    </message>
    <message>
        <source>{1} because there are more than {0} interfaces</source>
        <translation>{1}, weil es mehr als {0} Schnittstellen gibt</translation>
    </message>
    <message>
        <source>{1} except the {0} farthest from what changed</source>
        <translation>{1} ohne die {0}, die am weitesten von den Änderungen entfernt sind</translation>
    </message>
    <message>
        <source>{0}, sites and the Internet</source>
        <translation>{0}, Standorte und das Internet</translation>
    </message>
    <message>
        <source>no difference ({0} {0|pair|pairs} of {1} compared)</source>
        <translation>kein Unterschied ({0} {0|Paar|Paare} verglichen: {1})</translation>
    </message>
    <message>
        <source>{0} {0|resource differs|resources differ}, {1} {1|interface|interfaces} with other routes, {2} {2|pair|pairs} gained, {3} lost of {4} ({5})</source>
        <translation>{0} {0|Ressource weicht|Ressourcen weichen} ab, {1} {1|Schnittstelle|Schnittstellen} mit anderen Routen, {2} {2|Paar|Paare} gewonnen, {3} verloren von {4} ({5})</translation>
    </message>
    <message>
        <source>Why not before</source>
        <translation>Warum vorher nicht</translation>
    </message>
    <message>
        <source>Why not now</source>
        <translation>Warum jetzt nicht</translation>
    </message>
    <message>
        <source>en</source>
        <translation>de</translation>
    </message>
    <message>
        <source>there is nothing named &apos;{0}&apos; that packets can come from or go to</source>
        <translation>nichts heißt „{0}“, von dem Pakete kommen oder zu dem sie gehen können</translation>
    </message>
    <message>
        <source>the end of the statement</source>
        <translation>das Ende der Aussage</translation>
    </message>
    <message>
        <source>{1} was expected, not &apos;{0}&apos;</source>
        <translation>erwartet: {1}, nicht „{0}“</translation>
    </message>
    <message>
        <source>{0} was expected at the end</source>
        <translation>am Ende erwartet: {0}</translation>
    </message>
    <message>
        <source>a tag</source>
        <translation>ein Tag</translation>
    </message>
    <message>
        <source>a name, an address or &apos;the internet&apos;</source>
        <translation>ein Name, eine Adresse oder &apos;the internet&apos;</translation>
    </message>
    <message>
        <source>&apos;reaches&apos;, &apos;does not reach&apos;, &apos;has a way to&apos; or &apos;has a route to&apos;</source>
        <translation>&apos;reaches&apos;, &apos;does not reach&apos;, &apos;has a way to&apos; oder &apos;has a route to&apos;</translation>
    </message>
    <message>
        <source>&apos;reaches&apos;, since the statement begins with &apos;no&apos;,</source>
        <translation>&apos;reaches&apos;, da die Aussage mit &apos;no&apos; beginnt</translation>
    </message>
    <message>
        <source>&apos;except through&apos; or &apos;on&apos;</source>
        <translation>&apos;except through&apos; oder &apos;on&apos;</translation>
    </message>
    <message>
        <source>&apos;through&apos; or &apos;on&apos;</source>
        <translation>&apos;through&apos; oder &apos;on&apos;</translation>
    </message>
    <message>
        <source>traffic such as tcp/443 or icmp</source>
        <translation>Verkehr wie tcp/443 oder icmp</translation>
    </message>
    <message>
        <source>traffic such as tcp/443, udp/53, icmp or ssh</source>
        <translation>Verkehr wie tcp/443, udp/53, icmp oder ssh</translation>
    </message>
    <message>
        <source>an address prefix such as 10.0.0.0/8</source>
        <translation>ein Adresspräfix wie 10.0.0.0/8</translation>
    </message>
    <message>
        <source>a next hop type such as VirtualAppliance</source>
        <translation>eine Art des nächsten Hops wie VirtualAppliance</translation>
    </message>
    <message>
        <source>a next hop address</source>
        <translation>die Adresse eines nächsten Hops</translation>
    </message>
    <message>
        <source>&apos;recorded as&apos; or the end of the statement</source>
        <translation>&apos;recorded as&apos; oder das Ende der Aussage</translation>
    </message>
    <message>
        <source>a next hop address or a comma</source>
        <translation>die Adresse eines nächsten Hops oder ein Komma</translation>
    </message>
    <message>
        <source>there is no {1} named &apos;{0}&apos;</source>
        <translation>nichts dieser Art ({1}) heißt „{0}“</translation>
    </message>
    <message>
        <source>&apos;{0}&apos; names more than one {2}: {1}</source>
        <translation>„{0}“ ist der Name von mehreren ({2}): {1}</translation>
    </message>
    <message>
        <source>Only two halves of one prefix can be merged; {0} is not one of the network&apos;s.</source>
        <translation>Nur die zwei Hälften eines Präfixes lassen sich zusammenlegen; {0} gehört nicht zum Netzwerk.</translation>
    </message>
    <message>
        <source>A picture is a PNG or JPEG file that is not too large.</source>
        <translation>Ein Bild ist eine PNG- oder JPEG-Datei, die nicht zu groß ist.</translation>
    </message>
    <message>
        <source>a document keeps no more than {0} statements</source>
        <translation>ein Dokument hält höchstens {0} Aussagen</translation>
    </message>
    <message>
        <source>&apos;{0}&apos; is expected already</source>
        <translation>„{0}“ wird schon erwartet</translation>
    </message>
    <message>
        <source>There is no such statement.</source>
        <translation>Diese Aussage gibt es nicht.</translation>
    </message>
    <message>
        <source>This stands inside something else and has no place of its own.</source>
        <translation>Das steht in etwas anderem und hat keinen eigenen Platz.</translation>
    </message>
    <message>
        <source>Only a peering or a connection can be bent.</source>
        <translation>Nur ein Peering oder eine Verbindung lässt sich biegen.</translation>
    </message>
    <message>
        <source>A line has at most {0} bends.</source>
        <translation>Eine Linie hat höchstens {0} Knicke.</translation>
    </message>
    <message>
        <source>There is nothing to paste.</source>
        <translation>Es gibt nichts einzufügen.</translation>
    </message>
    <message>
        <source>A subnet stands in a virtual network: select one to paste into.</source>
        <translation>Ein Subnetz steht in einem virtuellen Netzwerk: Wählen Sie eines, in das eingefügt wird.</translation>
    </message>
    <message>
        <source>{0} stands in a subnet: select one to paste into.</source>
        <translation>{0} steht in einem Subnetz: Wählen Sie eines, in das eingefügt wird.</translation>
    </message>
    <message>
        <source>There is nothing to delete.</source>
        <translation>Es gibt nichts zu löschen.</translation>
    </message>
    <message>
        <source>Route {0}: {1}</source>
        <translation>Route {0}: {1}</translation>
    </message>
    <message>
        <source>No rule can stand before the first one.</source>
        <translation>Vor der ersten Regel kann keine stehen.</translation>
    </message>
    <message>
        <source>{0} is not aligned to its length; {1} is the prefix that holds it.</source>
        <translation>{0} passt nicht zu seiner Länge; das Präfix, das die Adresse enthält, ist {1}.</translation>
    </message>
    <message>
        <source>{0} has a length that no address has.</source>
        <translation>{0} hat eine Länge, die keine Adresse hat.</translation>
    </message>
    <message>
        <source>&apos;{0}&apos; is not an address prefix such as 10.0.0.0/16.</source>
        <translation>„{0}“ ist kein Adresspräfix wie 10.0.0.0/16.</translation>
    </message>
    <message>
        <source>its routes are not recorded yet</source>
        <translation>ihre Routen sind noch nicht festgehalten</translation>
    </message>
    <message>
        <source>nothing there has a route table</source>
        <translation>nichts davon hat eine Routentabelle</translation>
    </message>
    <message>
        <source>nothing of that sort is tagged &apos;{0}&apos;</source>
        <translation>nichts dieser Art trägt das Tag „{0}“</translation>
    </message>
    <message>
        <source>nothing goes through &apos;{0}&apos;</source>
        <translation>durch „{0}“ geht nichts</translation>
    </message>
    <message>
        <source>packets go through machines, firewalls and gateways only</source>
        <translation>Pakete gehen nur durch Maschinen, Firewalls und Gateways</translation>
    </message>
    <message>
        <source>only &apos;nothing changes for …&apos; records routes</source>
        <translation>nur &apos;nothing changes for …&apos; hält Routen fest</translation>
    </message>
    <message>
        <source>{0} has more than {1} prefixes</source>
        <translation>{0} hat mehr als {1} Präfixe</translation>
    </message>
    <message>
        <source>No mistake of this level breaks anything that works in this design.</source>
        <translation>Kein Fehler dieser Stufe zerstört etwas, das in diesem Entwurf funktioniert.</translation>
    </message>
    <message>
        <source>&apos;{0}&apos; has no address</source>
        <translation>„{0}“ hat keine Adresse</translation>
    </message>
    <message>
        <source>the object does not exist</source>
        <translation>das Objekt gibt es nicht</translation>
    </message>
    <message>
        <source>{0} is an address of {1}</source>
        <translation>{0} ist eine Adresse von {1}</translation>
    </message>
    <message>
        <source>nobody has the address {0}</source>
        <translation>niemand hat die Adresse {0}</translation>
    </message>
    <message>
        <source>&apos;{0}&apos; sends nothing by itself</source>
        <translation>„{0}“ sendet selbst nichts</translation>
    </message>
    <message>
        <source>the ends have no addresses of one family</source>
        <translation>die Enden haben keine Adressen derselben Familie</translation>
    </message>
    <message>
        <source>nothing of the design lies between these two ends</source>
        <translation>zwischen diesen beiden Enden liegt nichts aus dem Entwurf</translation>
    </message>
    <message>
        <source>{0}:1:1: the template has no resources</source>
        <translation>{0}:1:1: die Vorlage hat keine Ressourcen</translation>
    </message>
    <message>
        <source>the document is not valid JSON</source>
        <translation>das Dokument ist kein gültiges JSON</translation>
    </message>
    <message>
        <source>an object or an array was expected</source>
        <translation>ein Objekt oder ein Array wurde erwartet</translation>
    </message>
    <message>
        <source>something follows the end of the document</source>
        <translation>nach dem Ende des Dokuments folgt noch etwas</translation>
    </message>
    <message>
        <source>nested deeper than 256 levels</source>
        <translation>tiefer als 256 Ebenen verschachtelt</translation>
    </message>
    <message>
        <source>nested deeper than 264 levels</source>
        <translation>tiefer als 264 Ebenen verschachtelt</translation>
    </message>
    <message>
        <source>too many values</source>
        <translation>zu viele Werte</translation>
    </message>
    <message>
        <source>a value was expected</source>
        <translation>ein Wert wurde erwartet</translation>
    </message>
    <message>
        <source>the string is not valid</source>
        <translation>die Zeichenkette ist nicht gültig</translation>
    </message>
    <message>
        <source>the number is not valid</source>
        <translation>die Zahl ist nicht gültig</translation>
    </message>
    <message>
        <source>true or false was expected</source>
        <translation>true oder false wurde erwartet</translation>
    </message>
    <message>
        <source>null was expected</source>
        <translation>null wurde erwartet</translation>
    </message>
    <message>
        <source>the object is not valid</source>
        <translation>das Objekt ist nicht gültig</translation>
    </message>
    <message>
        <source>a member or the end of the object was expected</source>
        <translation>ein Member oder das Ende des Objekts wurde erwartet</translation>
    </message>
    <message>
        <source>the member&apos;s name is not valid</source>
        <translation>der Name des Members ist nicht gültig</translation>
    </message>
    <message>
        <source>the member&apos;s value is not valid</source>
        <translation>der Wert des Members ist nicht gültig</translation>
    </message>
    <message>
        <source>the array is not valid</source>
        <translation>das Array ist nicht gültig</translation>
    </message>
    <message>
        <source>an element or the end of the array was expected</source>
        <translation>ein Element oder das Ende des Arrays wurde erwartet</translation>
    </message>
    <message>
        <source>the element is not valid</source>
        <translation>das Element ist nicht gültig</translation>
    </message>
    <message>
        <source>the file is larger than 2 GiB</source>
        <translation>die Datei ist größer als 2 GiB</translation>
    </message>
    <message>
        <source>a string</source>
        <translation>eine Zeichenkette</translation>
    </message>
    <message>
        <source>true or false</source>
        <translation>true oder false</translation>
    </message>
    <message>
        <source>a number</source>
        <translation>eine Zahl</translation>
    </message>
    <message>
        <source>a number in range</source>
        <translation>eine Zahl im erlaubten Bereich</translation>
    </message>
    <message>
        <source>an IP address</source>
        <translation>eine IP-Adresse</translation>
    </message>
    <message>
        <source>an address prefix such as 10.1.0.0/16</source>
        <translation>ein Adresspräfix wie 10.1.0.0/16</translation>
    </message>
    <message>
        <source>an id such as &quot;{0}-1&quot;</source>
        <translation>eine Id wie „{0}-1“</translation>
    </message>
    <message>
        <source>an array</source>
        <translation>ein Array</translation>
    </message>
    <message>
        <source>one of Azure&apos;s values</source>
        <translation>einer der Werte von Azure</translation>
    </message>
    <message>
        <source>an object</source>
        <translation>ein Objekt</translation>
    </message>
    <message>
        <source>the member &quot;{0}&quot; stands here twice</source>
        <translation>das Member „{0}“ steht hier zweimal</translation>
    </message>
    <message>
        <source>&quot;peerscape&quot; has no place in &quot;extra&quot;</source>
        <translation>„peerscape“ gehört nicht in „extra“</translation>
    </message>
    <message>
        <source>{0} was expected</source>
        <translation>{0} wurde erwartet</translation>
    </message>
    <message>
        <source>&quot;format&quot;: &quot;peerscape&quot; was expected</source>
        <translation>&quot;format&quot;: &quot;peerscape&quot; wurde erwartet</translation>
    </message>
    <message>
        <source>&quot;version&quot; was expected</source>
        <translation>„version“ wurde erwartet</translation>
    </message>
    <message>
        <source>a number was expected</source>
        <translation>eine Zahl wurde erwartet</translation>
    </message>
    <message>
        <source>this file is of version {0}; this Peerscape reads version 1</source>
        <translation>diese Datei hat die Version {0}; dieses Peerscape liest Version 1</translation>
    </message>
    <message>
        <source>an object was expected</source>
        <translation>ein Objekt wurde erwartet</translation>
    </message>
    <message>
        <source>no more than {0} statements were expected</source>
        <translation>höchstens {0} Aussagen wurden erwartet</translation>
    </message>
    <message>
        <source>the name of a layer was expected</source>
        <translation>der Name einer Ebene wurde erwartet</translation>
    </message>
    <message>
        <source>a PNG or JPEG picture of at most {0} bytes and {1} by {2} pixels as a data: URL was expected</source>
        <translation>ein PNG- oder JPEG-Bild von höchstens {0} Bytes und {1} mal {2} Pixeln als data:-URL wurde erwartet</translation>
    </message>
    <message>
        <source>an array was expected</source>
        <translation>ein Array wurde erwartet</translation>
    </message>
    <message>
        <source>an object with an id such as &quot;{0}-1&quot; was expected</source>
        <translation>ein Objekt mit einer Id wie „{0}-1“ wurde erwartet</translation>
    </message>
    <message>
        <source>the id &quot;{0}&quot; is used twice</source>
        <translation>die Id „{0}“ kommt zweimal vor</translation>
    </message>
    <message>
        <source>there is no object with the id &quot;{0}&quot;</source>
        <translation>es gibt kein Objekt mit der Id „{0}“</translation>
    </message>
    <message>
        <source>a smaller number was expected</source>
        <translation>eine kleinere Zahl wurde erwartet</translation>
    </message>
    <message>
        <source>at most {0} points of two numbers each were expected</source>
        <translation>höchstens {0} Punkte aus je zwei Zahlen wurden erwartet</translation>
    </message>
    <message>
        <source>an order from -1000000 to 1000000 was expected</source>
        <translation>eine Reihenfolge von -1000000 bis 1000000 wurde erwartet</translation>
    </message>
    <message>
        <source>this is no price table</source>
        <translation>das ist keine Preistabelle</translation>
    </message>
    <message>
        <source>a date</source>
        <translation>ein Datum</translation>
    </message>
    <message>
        <source>&quot;date&quot; is not a date such as 2023-08 or 2023-08-31</source>
        <translation>„date“ ist kein Datum wie 2023-08 oder 2023-08-31</translation>
    </message>
    <message>
        <source>a currency</source>
        <translation>eine Währung</translation>
    </message>
    <message>
        <source>&quot;currency&quot; is not a code such as USD</source>
        <translation>„currency“ ist kein Kürzel wie USD</translation>
    </message>
    <message>
        <source>an object of prices</source>
        <translation>ein Objekt mit Preisen</translation>
    </message>
    <message>
        <source>within a region</source>
        <translation>innerhalb einer Region</translation>
    </message>
    <message>
        <source>a list of zones</source>
        <translation>eine Liste von Zonen</translation>
    </message>
    <message>
        <source>there are more than {0} zones</source>
        <translation>es gibt mehr als {0} Zonen</translation>
    </message>
    <message>
        <source>nothing is called &quot;{0}&quot; here</source>
        <translation>nichts heißt hier „{0}“</translation>
    </message>
    <message>
        <source>&quot;{0}&quot; stands here twice</source>
        <translation>„{0}“ steht hier zweimal</translation>
    </message>
    <message>
        <source>&quot;{0}&quot; is not {1}</source>
        <translation>„{0}“ ist falsch, erwartet: {1}</translation>
    </message>
    <message>
        <source>&quot;{0}&quot; is missing: {1}</source>
        <translation>„{0}“ fehlt: {1}</translation>
    </message>
    <message>
        <source>a text</source>
        <translation>ein Text</translation>
    </message>
    <message>
        <source>&quot;{0}&quot; is empty</source>
        <translation>„{0}“ ist leer</translation>
    </message>
    <message>
        <source>&quot;{0}&quot; is longer than {1} bytes</source>
        <translation>„{0}“ ist länger als {1} Bytes</translation>
    </message>
    <message>
        <source>the {0} price {2} is not a number from 0 to {1} with at most six decimals</source>
        <translation>der Preis „{0}“ {2} ist keine Zahl von 0 bis {1} mit höchstens sechs Nachkommastellen</translation>
    </message>
    <message>
        <source>a zone is an object</source>
        <translation>eine Zone ist ein Objekt</translation>
    </message>
    <message>
        <source>of {0}</source>
        <translation>von {0}</translation>
    </message>
    <message>
        <source>a list of regions</source>
        <translation>eine Liste von Regionen</translation>
    </message>
    <message>
        <source>a region of {0} is not a name such as westeurope</source>
        <translation>eine Region von {0} ist kein Name wie westeurope</translation>
    </message>
    <message>
        <source>{0} is in two zones, or twice in {1}</source>
        <translation>{0} steht in zwei Zonen oder zweimal in {1}</translation>
    </message>
    <message>
        <source>there are more than {0} regions</source>
        <translation>es gibt mehr als {0} Regionen</translation>
    </message>
    <message>
        <source>{0}:1:1: a price table is not larger than a megabyte</source>
        <translation>{0}:1:1: eine Preistabelle ist nicht größer als ein Megabyte</translation>
    </message>
    <message>
        <source>{0}:1:1: this is no Peerscape document, ARM template, az, Resource Graph or Terraform output</source>
        <translation>{0}:1:1: das ist kein Peerscape-Dokument, keine ARM-Vorlage und keine Ausgabe von az, Resource Graph oder Terraform</translation>
    </message>
    <message>
        <source>{0}:1:1: this picture holds no design; only one that was exported with its source embedded opens again</source>
        <translation>{0}:1:1: dieses Bild enthält keinen Entwurf; nur eines, das mit eingebetteter Quelle exportiert wurde, lässt sich wieder öffnen</translation>
    </message>
    <message>
        <source>{0}:1:1: this is a parameters file; give its template</source>
        <translation>{0}:1:1: das ist eine Parameterdatei; geben Sie ihre Vorlage an</translation>
    </message>
    <message>
        <source>{0}:1:1: a Peerscape document is read alone</source>
        <translation>{0}:1:1: ein Peerscape-Dokument wird allein gelesen</translation>
    </message>
    <message>
        <source>the plan&apos;s references lead to too many places</source>
        <translation>die Verweise des Plans führen an zu viele Stellen</translation>
    </message>
    <message>
        <source>isolation is about networks, subnets, machines and interfaces</source>
        <translation>Isolation gibt es nur zwischen Netzwerken, Subnetzen, Maschinen und Schnittstellen</translation>
    </message>
    <message>
        <source>the previous version cannot be kept: {0}</source>
        <translation>die vorige Fassung lässt sich nicht behalten: {0}</translation>
    </message>
    <message>
        <source>the compiler gave no parameters</source>
        <translation>der Compiler hat keine Parameter geliefert</translation>
    </message>
    <message>
        <source>these are parameters of a template spec, which only Azure has; open its template with them</source>
        <translation>das sind Parameter einer Template Spec, die nur Azure hat; öffnen Sie ihre Vorlage zusammen mit ihnen</translation>
    </message>
    <message>
        <source>a module of this file is in a registry, from which the compiler could not fetch it; run &apos;bicep restore&apos; with a connection and open the file again, or run &apos;bicep build&apos; where there is a connection and open the JSON that it writes. The compiler says:
{0}</source>
        <translation>ein Modul dieser Datei liegt in einer Registry, von der der Compiler es nicht holen konnte; rufen Sie &apos;bicep restore&apos; mit einer Verbindung auf und öffnen Sie die Datei noch einmal, oder rufen Sie &apos;bicep build&apos; auf, wo es eine Verbindung gibt, und öffnen Sie das JSON, das es schreibt. Der Compiler sagt:
{0}</translation>
    </message>
    <message>
        <source>&apos;az&apos; is there, but not the Bicep compiler that it fetches from the internet, and fetching it failed; run &apos;az bicep install&apos; with a connection, put &apos;bicep&apos; on the path, or run &apos;bicep build&apos; where there is a connection and open the JSON that it writes. az says:
{0}</source>
        <translation>&apos;az&apos; ist da, aber nicht der Bicep-Compiler, den es aus dem Internet holt, und das Holen ist gescheitert; rufen Sie &apos;az bicep install&apos; mit einer Verbindung auf, legen Sie &apos;bicep&apos; in den Pfad, oder rufen Sie &apos;bicep build&apos; auf, wo es eine Verbindung gibt, und öffnen Sie das JSON, das es schreibt. az sagt:
{0}</translation>
    </message>
    <message>
        <source>&apos;az bicep&apos; failed before the file was compiled; put &apos;bicep&apos; on the path, or run &apos;bicep build&apos; where there is a connection and open the JSON that it writes. az says:
{0}</source>
        <translation>&apos;az bicep&apos; ist gescheitert, bevor die Datei übersetzt war; legen Sie &apos;bicep&apos; in den Pfad, oder rufen Sie &apos;bicep build&apos; auf, wo es eine Verbindung gibt, und öffnen Sie das JSON, das es schreibt. az sagt:
{0}</translation>
    </message>
    <message>
        <source>a Bicep file is read through Microsoft&apos;s compiler, and neither &apos;bicep&apos; nor &apos;az&apos; is on the path; install Bicep, or run &apos;bicep build&apos; elsewhere and open the JSON that it writes</source>
        <translation>eine Bicep-Datei wird durch den Compiler von Microsoft gelesen, und weder &apos;bicep&apos; noch &apos;az&apos; ist im Pfad; installieren Sie Bicep, oder rufen Sie &apos;bicep build&apos; anderswo auf und öffnen Sie das JSON, das es schreibt</translation>
    </message>
    <message>
        <source>{0} failed and did not say why</source>
        <translation>{0} ist gescheitert und hat nicht gesagt, warum</translation>
    </message>
    <message>
        <source>Move {0}</source>
        <translation>{0} verschieben</translation>
    </message>
    <message>
        <source>Move {0} {0|object|objects}</source>
        <translation>{0} {0|Objekt|Objekte} verschieben</translation>
    </message>
    <message>
        <source>Resize {0}</source>
        <translation>Größe von {0} ändern</translation>
    </message>
    <message>
        <source>Align {0} {0|object|objects}</source>
        <translation>{0} {0|Objekt|Objekte} ausrichten</translation>
    </message>
    <message>
        <source>Distribute {0} {0|object|objects}</source>
        <translation>{0} {0|Objekt|Objekte} verteilen</translation>
    </message>
    <message>
        <source>the picture cannot be encoded</source>
        <translation>das Bild lässt sich nicht kodieren</translation>
    </message>
    <message>
        <source>Change {0} {0|object|objects}</source>
        <translation>{0} {0|Objekt|Objekte} ändern</translation>
    </message>
    <message>
        <source>{0}: {1}</source>
        <translation>{0}: {1}</translation>
    </message>
    <message>
        <source>&apos;{0}&apos;: {1}</source>
        <translation>„{0}“: {1}</translation>
    </message>
    <message>
        <source>{0}:{1}:{2}: {3}</source>
        <translation>{0}:{1}:{2}: {3}</translation>
    </message>
    <message>
        <source>{0}:1:1: {1}</source>
        <translation>{0}:1:1: {1}</translation>
    </message>
    <message>
        <source>a virtual network without an address space</source>
        <translation>ein virtuelles Netzwerk ohne Adressraum</translation>
    </message>
    <message>
        <source>an interface without an IP configuration</source>
        <translation>eine Schnittstelle ohne IP-Konfiguration</translation>
    </message>
    <message>
        <source>a machine without an interface</source>
        <translation>eine Maschine ohne Schnittstelle</translation>
    </message>
    <message>
        <source>the administrator&apos;s name {0}</source>
        <translation>der Name {0} des Administrators</translation>
    </message>
    <message>
        <source>active-active without a second public address</source>
        <translation>aktiv-aktiv ohne eine zweite öffentliche Adresse</translation>
    </message>
    <message>
        <source>Changed: {0}</source>
        <translation>Geändert: {0}</translation>
    </message>
    <message>
        <source>Added: {0}</source>
        <translation>Hinzugefügt: {0}</translation>
    </message>
    <message>
        <source>Removed: {0}</source>
        <translation>Entfernt: {0}</translation>
    </message>
    <message>
        <source>a string is opened, but never closed</source>
        <translation>eine Zeichenfolge wird begonnen, aber nicht beendet</translation>
    </message>
    <message>
        <source>a string holds control characters that are not escaped</source>
        <translation>eine Zeichenfolge enthält Steuerzeichen, die nicht maskiert sind</translation>
    </message>
    <message>
        <source>the text is not valid UTF-8</source>
        <translation>der Text ist kein gültiges UTF-8</translation>
    </message>
    <message>
        <source>there is no JSON in it</source>
        <translation>es ist kein JSON darin</translation>
    </message>
</context>
<context>
    <name>peerscape::qtmodel::CostModel</name>
    <message>
        <source>no price</source>
        <translation>kein Preis</translation>
    </message>
    <message>
        <source>not stated</source>
        <translation>nicht angegeben</translation>
    </message>
    <message>
        <source>%1 is no whole number of GB. Leave the field empty when nobody knows.</source>
        <translation>%1 ist keine ganze Zahl von GB. Lassen Sie das Feld leer, wenn niemand es weiß.</translation>
    </message>
    <message>
        <source>%1 outbound + %2 inbound</source>
        <translation>%1 ausgehend + %2 eingehend</translation>
    </message>
    <message>
        <source>From</source>
        <translation>Von</translation>
    </message>
    <message>
        <source>To</source>
        <translation>Nach</translation>
    </message>
    <message>
        <source>Regions</source>
        <translation>Regionen</translation>
    </message>
    <message>
        <source>GB a month</source>
        <translation>GB im Monat</translation>
    </message>
    <message>
        <source>%1 per GB</source>
        <translation>%1 je GB</translation>
    </message>
    <message>
        <source>%1 a month</source>
        <translation>%1 im Monat</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Hinweis</translation>
    </message>
</context>
<context>
    <name>peerscape::qtmodel::EffectiveRouteModel</name>
    <message>
        <source>reserved by Azure</source>
        <translation>von Azure reserviert</translation>
    </message>
    <message numerus="yes">
        <source>%n reserved prefix(es) → None</source>
        <translation>
            <numerusform>%n reserviertes Präfix → None</numerusform>
            <numerusform>%n reservierte Präfixe → None</numerusform>
        </translation>
    </message>
    <message>
        <source>added</source>
        <translation>hinzugefügt</translation>
    </message>
    <message>
        <source>removed</source>
        <translation>entfernt</translation>
    </message>
    <message>
        <source>changed</source>
        <translation>geändert</translation>
    </message>
    <message>
        <source>next hop</source>
        <translation>nächster Hop</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>Quelle</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>Address prefix</source>
        <translation>Adresspräfix</translation>
    </message>
    <message>
        <source>Next hop type</source>
        <translation>Typ des nächsten Hops</translation>
    </message>
    <message>
        <source>Next hop IP</source>
        <translation>IP des nächsten Hops</translation>
    </message>
    <message>
        <source>Because of</source>
        <translation>Grund</translation>
    </message>
</context>
<context>
    <name>peerscape::qtmodel::ExpectationModel</name>
    <message>
        <source>Holds</source>
        <translation>Gilt</translation>
    </message>
    <message>
        <source>Broken</source>
        <translation>Verletzt</translation>
    </message>
    <message>
        <source>Not checked</source>
        <translation>Nicht geprüft</translation>
    </message>
    <message>
        <source>Not decided</source>
        <translation>Nicht entschieden</translation>
    </message>
    <message>
        <source>Off</source>
        <translation>Aus</translation>
    </message>
    <message>
        <source>Expected</source>
        <translation>Erwartet</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Stand</translation>
    </message>
    <message>
        <source>What breaks it</source>
        <translation>Was sie verletzt</translation>
    </message>
</context>
<context>
    <name>peerscape::qtmodel::FindingModel</name>
    <message>
        <source>Error</source>
        <translation>Fehler</translation>
    </message>
    <message>
        <source>Warning</source>
        <translation>Warnung</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Hinweis</translation>
    </message>
    <message>
        <source>Severity</source>
        <translation>Schwere</translation>
    </message>
    <message>
        <source>Problem</source>
        <translation>Problem</translation>
    </message>
    <message>
        <source>Where</source>
        <translation>Wo</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>Code</translation>
    </message>
</context>
<context>
    <name>peerscape::qtmodel::HistoryModel</name>
    <message>
        <source>The document as it was opened</source>
        <translation>Das Dokument, wie es geöffnet wurde</translation>
    </message>
    <message>
        <source>no command: drawing only</source>
        <translation>kein Befehl: nur die Zeichnung</translation>
    </message>
</context>
<context>
    <name>peerscape::qtmodel::LayerModel</name>
    <message>
        <source>&amp;Peerings</source>
        <translation>&amp;Peerings</translation>
    </message>
    <message>
        <source>&amp;Routes</source>
        <translation>&amp;Routen</translation>
    </message>
    <message>
        <source>&amp;Addresses</source>
        <translation>&amp;Adressen</translation>
    </message>
    <message>
        <source>&amp;Security</source>
        <translation>&amp;Sicherheit</translation>
    </message>
    <message>
        <source>&amp;Notes</source>
        <translation>&amp;Notizen</translation>
    </message>
    <message>
        <source>Show or hide the lines of peerings</source>
        <translation>Die Linien der Peerings zeigen oder verbergen</translation>
    </message>
    <message>
        <source>Show or hide the route tables of subnets</source>
        <translation>Die Routentabellen der Subnetze zeigen oder verbergen</translation>
    </message>
    <message>
        <source>Show or hide prefixes and addresses</source>
        <translation>Präfixe und Adressen zeigen oder verbergen</translation>
    </message>
    <message>
        <source>Show or hide the security groups of subnets</source>
        <translation>Die Sicherheitsgruppen der Subnetze zeigen oder verbergen</translation>
    </message>
    <message>
        <source>Show or hide notes and frames</source>
        <translation>Notizen und Rahmen zeigen oder verbergen</translation>
    </message>
    <message>
        <source>Layer</source>
        <translation>Ebene</translation>
    </message>
    <message>
        <source>Objects</source>
        <translation>Objekte</translation>
    </message>
</context>
<context>
    <name>peerscape::qtmodel::MatrixModel</name>
    <message numerus="yes">
        <source>%1 (%n)</source>
        <translation>
            <numerusform>%1 (%n)</numerusform>
            <numerusform>%1 (%n)</numerusform>
        </translation>
    </message>
    <message>
        <source>itself</source>
        <translation>derselbe</translation>
    </message>
    <message>
        <source>reachable</source>
        <translation>erreichbar</translation>
    </message>
    <message>
        <source>the answer is lost</source>
        <translation>die Antwort geht verloren</translation>
    </message>
    <message>
        <source>does not arrive</source>
        <translation>kommt nicht an</translation>
    </message>
    <message>
        <source>some pairs work</source>
        <translation>einige Paare funktionieren</translation>
    </message>
    <message>
        <source>%1 to %2: %3</source>
        <translation>%1 nach %2: %3</translation>
    </message>
    <message>
        <source>%1 → %2
%3 of %4 pairs work</source>
        <translation>%1 → %2
%3 von %4 Paaren funktionieren</translation>
    </message>
    <message>
        <source>%1 → %2: %3
%2 → %1: %4</source>
        <translation>%1 → %2: %3
%2 → %1: %4</translation>
    </message>
    <message>
        <source>routes let it pass, not walked yet</source>
        <translation>Routen lassen es durch, noch nicht verfolgt</translation>
    </message>
    <message>
        <source>%1 → %2
routes let %3 of %4 pairs pass</source>
        <translation>%1 → %2
Routen lassen %3 von %4 Paaren durch</translation>
    </message>
    <message>
        <source>What stands on the sides is that coarse already</source>
        <translation>Was an den Seiten steht, ist schon so grob</translation>
    </message>
    <message>
        <source>Too many ends to count all pairs of a region</source>
        <translation>Zu viele Enden, um alle Paare einer Region zu zählen</translation>
    </message>
</context>
<context>
    <name>peerscape::qtmodel::OutlineModel</name>
    <message>
        <source>%1 (peering, %2)</source>
        <translation>%1 (Peering, %2)</translation>
    </message>
    <message>
        <source>%1, not modelled</source>
        <translation>%1, nicht modelliert</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Adresse</translation>
    </message>
    <message>
        <source>Virtual networks</source>
        <translation>Virtuelle Netzwerke</translation>
    </message>
    <message>
        <source>Network interfaces</source>
        <translation>Netzwerkschnittstellen</translation>
    </message>
    <message>
        <source>Virtual machines</source>
        <translation>Virtuelle Maschinen</translation>
    </message>
    <message>
        <source>Route tables</source>
        <translation>Routentabellen</translation>
    </message>
    <message>
        <source>Network security groups</source>
        <translation>Netzwerksicherheitsgruppen</translation>
    </message>
    <message>
        <source>Application security groups</source>
        <translation>Anwendungssicherheitsgruppen</translation>
    </message>
    <message>
        <source>Public IP addresses</source>
        <translation>Öffentliche IP-Adressen</translation>
    </message>
    <message>
        <source>NAT gateways</source>
        <translation>NAT-Gateways</translation>
    </message>
    <message>
        <source>Virtual network gateways</source>
        <translation>Gateways für virtuelle Netzwerke</translation>
    </message>
    <message>
        <source>On-premises sites</source>
        <translation>Lokale Standorte</translation>
    </message>
    <message>
        <source>Connections</source>
        <translation>Verbindungen</translation>
    </message>
    <message>
        <source>ExpressRoute circuits</source>
        <translation>ExpressRoute-Leitungen</translation>
    </message>
    <message>
        <source>Load balancers</source>
        <translation>Load Balancer</translation>
    </message>
    <message>
        <source>Not modelled</source>
        <translation>Nicht modelliert</translation>
    </message>
    <message>
        <source>Notes</source>
        <translation>Notizen</translation>
    </message>
    <message>
        <source>Others</source>
        <translation>Andere</translation>
    </message>
</context>
<context>
    <name>peerscape::qtmodel::PriceList</name>
    <message>
        <source>Zone not confirmed</source>
        <translation>Zone nicht bestätigt</translation>
    </message>
    <message>
        <source>Azure&apos;s pricing page for virtual networks, as quoted by Infracost (2022-07), adammazouz.com (2023-08) and arm-estimator (2024-02)</source>
        <translation>Azures Preisseite für virtuelle Netzwerke, zitiert bei Infracost (2022-07), adammazouz.com (2023-08) und arm-estimator (2024-02)</translation>
    </message>
    <message>
        <source>These are the shipped prices; your own table is damaged: %1</source>
        <translation>Das sind die mitgelieferten Preise; Ihre eigene Tabelle ist beschädigt: %1</translation>
    </message>
</context>
<context>
    <name>peerscape::qtmodel::RemedyModel</name>
    <message>
        <source>Edit %1: %2</source>
        <translation>Änderung %1: %2</translation>
    </message>
    <message numerus="yes">
        <source>Changes %n resource(s)</source>
        <translation>
            <numerusform>Ändert %n Ressource</numerusform>
            <numerusform>Ändert %n Ressourcen</numerusform>
        </translation>
    </message>
    <message>
        <source>(none)</source>
        <translation>(keiner)</translation>
    </message>
    <message numerus="yes">
        <source>%n pair(s) can talk that cannot now</source>
        <translation>
            <numerusform>%n Paar kommt zusammen, das es jetzt nicht kann</numerusform>
            <numerusform>%n Paare kommen zusammen, die es jetzt nicht können</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n pair(s) can no longer talk</source>
        <translation>
            <numerusform>%n Paar kommt nicht mehr zusammen</numerusform>
            <numerusform>%n Paare kommen nicht mehr zusammen</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 (now: %2)</source>
        <translation>%1 (jetzt: %2)</translation>
    </message>
    <message>
        <source>%1 (then: %2)</source>
        <translation>%1 (dann: %2)</translation>
    </message>
    <message numerus="yes">
        <source>Other routes at %n interface(s)</source>
        <translation>
            <numerusform>Andere Routen an %n Schnittstelle</numerusform>
            <numerusform>Andere Routen an %n Schnittstellen</numerusform>
        </translation>
    </message>
    <message>
        <source>Edits</source>
        <translation>Änderungen</translation>
    </message>
    <message>
        <source>Pairs gained</source>
        <translation>Gewonnene Paare</translation>
    </message>
    <message>
        <source>Pairs lost</source>
        <translation>Verlorene Paare</translation>
    </message>
    <message>
        <source>Route rows</source>
        <translation>Routenzeilen</translation>
    </message>
</context>
<context>
    <name>peerscape::qtmodel::WalkModel</name>
    <message numerus="yes">
        <source>one of %n that tie</source>
        <translation>
            <numerusform>eine von %n gleichrangigen</numerusform>
            <numerusform>eine von %n gleichrangigen</numerusform>
        </translation>
    </message>
    <message>
        <source>over %1</source>
        <translation>über %1</translation>
    </message>
    <message>
        <source>Return</source>
        <translation>Rückweg</translation>
    </message>
    <message>
        <source>Forward</source>
        <translation>Hinweg</translation>
    </message>
    <message>
        <source>%1, way %2 of %3</source>
        <translation>%1, Weg %2 von %3</translation>
    </message>
    <message>
        <source>Reachable</source>
        <translation>Erreichbar</translation>
    </message>
    <message>
        <source>Unreachable</source>
        <translation>Nicht erreichbar</translation>
    </message>
    <message>
        <source>arrives</source>
        <translation>kommt an</translation>
    </message>
    <message>
        <source>Hop</source>
        <translation>Hop</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Adresse</translation>
    </message>
    <message>
        <source>What decided</source>
        <translation>Was entschied</translation>
    </message>
</context>
<context>
    <name>peerscape::views</name>
    <message>
        <source>An ExpressRoute gateway has none.</source>
        <translation>Ein ExpressRoute-Gateway hat keinen.</translation>
    </message>
    <message>
        <source>Only %1 connections have one.</source>
        <translation>Nur Verbindungen vom Typ %1 haben eine.</translation>
    </message>
    <message>
        <source>Type</source>
        <translation>Typ</translation>
    </message>
    <message>
        <source>VPN type</source>
        <translation>VPN-Typ</translation>
    </message>
    <message>
        <source>SKU</source>
        <translation>SKU</translation>
    </message>
    <message>
        <source>IP configurations</source>
        <translation>IP-Konfigurationen</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Subnet</source>
        <translation>Subnetz</translation>
    </message>
    <message>
        <source>Public IP address</source>
        <translation>Öffentliche IP-Adresse</translation>
    </message>
    <message>
        <source>Active-active</source>
        <translation>Aktiv-aktiv</translation>
    </message>
    <message>
        <source>Enable BGP</source>
        <translation>BGP einschalten</translation>
    </message>
    <message>
        <source>ASN</source>
        <translation>ASN</translation>
    </message>
    <message>
        <source>BGP peering addresses</source>
        <translation>BGP-Peering-Adressen</translation>
    </message>
    <message>
        <source>Point-to-site pool</source>
        <translation>Punkt-zu-Standort-Pool</translation>
    </message>
    <message>
        <source>Default site</source>
        <translation>Standard­standort</translation>
    </message>
    <message>
        <source>Connections</source>
        <translation>Verbindungen</translation>
    </message>
    <message>
        <source>Public IP</source>
        <translation>Öffentliche IP</translation>
    </message>
    <message>
        <source>FQDN</source>
        <translation>FQDN</translation>
    </message>
    <message>
        <source>Address prefixes</source>
        <translation>Adresspräfixe</translation>
    </message>
    <message>
        <source>BGP peering address</source>
        <translation>BGP-Peering-Adresse</translation>
    </message>
    <message>
        <source>A site without an ASN does not speak BGP.</source>
        <translation>Ein Standort ohne ASN spricht kein BGP.</translation>
    </message>
    <message>
        <source>Fixed when the connection is made. For another type, delete it and draw anew.</source>
        <translation>Steht fest, sobald die Verbindung besteht. Für einen anderen Typ löschen Sie sie und zeichnen sie neu.</translation>
    </message>
    <message>
        <source>Gateway</source>
        <translation>Gateway</translation>
    </message>
    <message>
        <source>Site</source>
        <translation>Standort</translation>
    </message>
    <message>
        <source>Other gateway</source>
        <translation>Anderes Gateway</translation>
    </message>
    <message>
        <source>Circuit</source>
        <translation>Leitung</translation>
    </message>
    <message>
        <source>Up</source>
        <translation>Aktiv</translation>
    </message>
    <message>
        <source>A connection that is down gives no routes.</source>
        <translation>Eine unterbrochene Verbindung gibt keine Routen weiter.</translation>
    </message>
    <message>
        <source>Service provider</source>
        <translation>Dienst­anbieter</translation>
    </message>
    <message>
        <source>Peering location</source>
        <translation>Peering-Ort</translation>
    </message>
    <message>
        <source>Bandwidth in Mbps</source>
        <translation>Bandbreite in Mbit/s</translation>
    </message>
    <message>
        <source>Advertised prefixes</source>
        <translation>Angekündigte Präfixe</translation>
    </message>
    <message>
        <source>Branch-to-branch traffic</source>
        <translation>Verkehr zwischen Zweigstellen</translation>
    </message>
    <message>
        <source>Peers</source>
        <translation>Partner</translation>
    </message>
    <message>
        <source>IP</source>
        <translation>IP</translation>
    </message>
    <message>
        <source>IP address</source>
        <translation>IP-Adresse</translation>
    </message>
    <message>
        <source>Allocation</source>
        <translation>Zuweisung</translation>
    </message>
    <message>
        <source>Subnets</source>
        <translation>Subnetze</translation>
    </message>
    <message>
        <source>Public IP addresses</source>
        <translation>Öffentliche IP-Adressen</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Notiz</translation>
    </message>
    <message>
        <source>Not modelled: kept and written back as it was read.</source>
        <translation>Nicht modelliert: bleibt erhalten und wird geschrieben, wie es gelesen wurde.</translation>
    </message>
    <message>
        <source>JSON</source>
        <translation>JSON</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>Text</translation>
    </message>
    <message>
        <source>Frame</source>
        <translation>Rahmen</translation>
    </message>
    <message>
        <source>Drawn as an outline behind a part of the drawing, with the text as its title.</source>
        <translation>Wird als Umriss hinter einem Teil der Zeichnung gezeichnet, mit dem Text als Titel.</translation>
    </message>
    <message>
        <source>Subscription id</source>
        <translation>Abonnement-ID</translation>
    </message>
    <message>
        <source>Tenant id</source>
        <translation>Mandanten-ID</translation>
    </message>
    <message>
        <source>Region</source>
        <translation>Region</translation>
    </message>
    <message>
        <source>Subscription</source>
        <translation>Abonnement</translation>
    </message>
    <message>
        <source>Resource group</source>
        <translation>Ressourcen­gruppe</translation>
    </message>
    <message>
        <source>none</source>
        <translation>keine</translation>
    </message>
    <message>
        <source>Next free address</source>
        <translation>Nächste freie Adresse</translation>
    </message>
    <message>
        <source>none, the subnet is full</source>
        <translation>keine, das Subnetz ist voll</translation>
    </message>
    <message>
        <source>Take the next free address</source>
        <translation>Die nächste freie Adresse nehmen</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>ja</translation>
    </message>
    <message>
        <source>Guest firewall</source>
        <translation>Firewall im Gast</translation>
    </message>
    <message>
        <source>Filters packets</source>
        <translation>Filtert Pakete</translation>
    </message>
    <message>
        <source>The guest drops what none of its rules allows, as Windows does.</source>
        <translation>Der Gast verwirft, was keine seiner Regeln erlaubt, wie Windows es tut.</translation>
    </message>
    <message>
        <source>Inbound rules</source>
        <translation>Eingehende Regeln</translation>
    </message>
    <message>
        <source>Protocol</source>
        <translation>Protokoll</translation>
    </message>
    <message>
        <source>Ports</source>
        <translation>Ports</translation>
    </message>
    <message>
        <source>Access</source>
        <translation>Zugriff</translation>
    </message>
    <message>
        <source>Private IP</source>
        <translation>Private IP</translation>
    </message>
    <message>
        <source>Primary</source>
        <translation>Primär</translation>
    </message>
    <message>
        <source>no</source>
        <translation>nein</translation>
    </message>
    <message>
        <source>Application groups</source>
        <translation>Anwendungs­gruppen</translation>
    </message>
    <message>
        <source>Security group</source>
        <translation>Sicherheits­gruppe</translation>
    </message>
    <message>
        <source>Virtual machine</source>
        <translation>Virtuelle Maschine</translation>
    </message>
    <message>
        <source>Forwarding</source>
        <translation>Weiterleitung</translation>
    </message>
    <message>
        <source>Enable IP forwarding</source>
        <translation>IP-Weiterleitung einschalten</translation>
    </message>
    <message>
        <source>Without it Azure drops packets that are not addressed to this interface.</source>
        <translation>Ohne sie verwirft Azure Pakete, die nicht an diese Schnittstelle gerichtet sind.</translation>
    </message>
    <message>
        <source>Guest forwards packets</source>
        <translation>Gast leitet Pakete weiter</translation>
    </message>
    <message>
        <source>What the operating system or the appliance does; Azure does not know.</source>
        <translation>Was das Betriebs­system oder die Appliance tut; Azure weiß es nicht.</translation>
    </message>
    <message>
        <source>Appliance</source>
        <translation>Appliance</translation>
    </message>
    <message>
        <source>Drawn with a shield.</source>
        <translation>Mit einem Schild gezeichnet.</translation>
    </message>
    <message>
        <source>Stateful firewall</source>
        <translation>Zustandsbehaftete Firewall</translation>
    </message>
    <message>
        <source>Drops answers to what it has not seen going out.</source>
        <translation>Verwirft Antworten auf das, was sie nicht hinausgehen sah.</translation>
    </message>
    <message>
        <source>Source NAT</source>
        <translation>Quell-NAT</translation>
    </message>
    <message>
        <source>Packets that it forwards go on with its own address as their source.</source>
        <translation>Pakete, die sie weiterleitet, gehen mit ihrer eigenen Adresse als Quelle weiter.</translation>
    </message>
    <message>
        <source>Advertises by BGP</source>
        <translation>Kündigt über BGP an</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Größe</translation>
    </message>
    <message>
        <source>Operating system</source>
        <translation>Betriebs­system</translation>
    </message>
    <message>
        <source>Running</source>
        <translation>In Betrieb</translation>
    </message>
    <message>
        <source>A stopped machine answers nothing and forwards nothing.</source>
        <translation>Eine gestoppte Maschine antwortet nicht und leitet nichts weiter.</translation>
    </message>
    <message>
        <source>Network interfaces</source>
        <translation>Netzwerk­schnittstellen</translation>
    </message>
    <message>
        <source>Private link service</source>
        <translation>Private-Link-Dienst</translation>
    </message>
    <message>
        <source>Groups</source>
        <translation>Gruppen</translation>
    </message>
    <message>
        <source>Azure chooses the address of a firewall.</source>
        <translation>Azure wählt die Adresse einer Firewall.</translation>
    </message>
    <message>
        <source>A public load balancer has no private address.</source>
        <translation>Ein öffentlicher Load Balancer hat keine private Adresse.</translation>
    </message>
    <message>
        <source>Backends</source>
        <translation>Back-Ends</translation>
    </message>
    <message>
        <source>Network interface</source>
        <translation>Netzwerk­schnittstelle</translation>
    </message>
    <message>
        <source>Azure supports none on %1.</source>
        <translation>Azure unterstützt das bei %1 nicht.</translation>
    </message>
    <message>
        <source>Address space</source>
        <translation>Adressraum</translation>
    </message>
    <message>
        <source>Each network has an address space of its own: select one.</source>
        <translation>Jedes Netzwerk hat seinen eigenen Adressraum: Wählen Sie eines aus.</translation>
    </message>
    <message>
        <source>DNS servers</source>
        <translation>DNS-Server</translation>
    </message>
    <message>
        <source>Summarised gateway prefixes</source>
        <translation>Zusammen­gefasste Gateway-Präfixe</translation>
    </message>
    <message>
        <source>Defined elsewhere</source>
        <translation>Anderswo definiert</translation>
    </message>
    <message>
        <source>Others refer to it, but its address space is not known here.</source>
        <translation>Andere verweisen darauf, aber sein Adressraum ist hier nicht bekannt.</translation>
    </message>
    <message>
        <source>Peerings</source>
        <translation>Peerings</translation>
    </message>
    <message>
        <source>Add a subnet</source>
        <translation>Subnetz hinzufügen</translation>
    </message>
    <message>
        <source>Virtual network</source>
        <translation>Virtuelles Netzwerk</translation>
    </message>
    <message>
        <source>Subnets of a network cannot share a prefix: select one.</source>
        <translation>Subnetze eines Netzwerks können kein Präfix teilen: Wählen Sie eines aus.</translation>
    </message>
    <message>
        <source>Usable addresses</source>
        <translation>Nutzbare Adressen</translation>
    </message>
    <message>
        <source>Route table</source>
        <translation>Routentabelle</translation>
    </message>
    <message>
        <source>NAT gateway</source>
        <translation>NAT-Gateway</translation>
    </message>
    <message>
        <source>Service endpoints</source>
        <translation>Dienst­endpunkte</translation>
    </message>
    <message>
        <source>Delegations</source>
        <translation>Delegierungen</translation>
    </message>
    <message>
        <source>Private endpoint network policies</source>
        <translation>Netzwerk­richtlinien für private Endpunkte</translation>
    </message>
    <message>
        <source>Default outbound access</source>
        <translation>Ausgehender Standardzugriff</translation>
    </message>
    <message>
        <source>Machines without a public address reach the Internet through Azure&apos;s own.</source>
        <translation>Maschinen ohne öffentliche Adresse erreichen das Internet über Azures eigene.</translation>
    </message>
    <message>
        <source>Disable BGP route propagation</source>
        <translation>BGP-Routenweitergabe ausschalten</translation>
    </message>
    <message>
        <source>Subnets with this table get no gateway routes.</source>
        <translation>Subnetze mit dieser Tabelle bekommen keine Gateway-Routen.</translation>
    </message>
    <message>
        <source>Routes</source>
        <translation>Routen</translation>
    </message>
    <message>
        <source>Address prefix</source>
        <translation>Adresspräfix</translation>
    </message>
    <message>
        <source>Next hop type</source>
        <translation>Typ des nächsten Hops</translation>
    </message>
    <message>
        <source>Next hop IP</source>
        <translation>IP des nächsten Hops</translation>
    </message>
    <message>
        <source>Security rules</source>
        <translation>Sicherheitsregeln</translation>
    </message>
    <message>
        <source>Priority</source>
        <translation>Priorität</translation>
    </message>
    <message>
        <source>Direction</source>
        <translation>Richtung</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>Quelle</translation>
    </message>
    <message>
        <source>Source ports</source>
        <translation>Quellports</translation>
    </message>
    <message>
        <source>Destination</source>
        <translation>Ziel</translation>
    </message>
    <message>
        <source>Destination ports</source>
        <translation>Zielports</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is not a priority.</source>
        <translation>„%1“ ist keine Priorität.</translation>
    </message>
    <message>
        <source>Security groups</source>
        <translation>Sicherheits­gruppen</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>Titel</translation>
    </message>
    <message>
        <source>Reserved prefixes</source>
        <translation>Reservierte Präfixe</translation>
    </message>
    <message>
        <source>Show subscriptions and tenants</source>
        <translation>Abonnements und Mandanten zeigen</translation>
    </message>
    <message>
        <source>Virtual networks</source>
        <translation>Virtuelle Netzwerke</translation>
    </message>
    <message>
        <source>Peering links</source>
        <translation>Peering-Links</translation>
    </message>
    <message>
        <source>To peer listed subnets only, delete the peering and create it so.</source>
        <translation>Um nur aufgeführte Subnetze zu verbinden, löschen Sie das Peering und legen es so an.</translation>
    </message>
    <message>
        <source>To peer the whole networks, delete the peering and create it so.</source>
        <translation>Um die ganzen Netzwerke zu verbinden, löschen Sie das Peering und legen es so an.</translation>
    </message>
    <message>
        <source>The whole networks are peered.</source>
        <translation>Die ganzen Netzwerke sind verbunden.</translation>
    </message>
    <message>
        <source>Peered address space</source>
        <translation>Adressraum des Peerings</translation>
    </message>
    <message>
        <source>Whole networks</source>
        <translation>Ganze Netzwerke</translation>
    </message>
    <message>
        <source>Local subnets</source>
        <translation>Lokale Subnetze</translation>
    </message>
    <message>
        <source>Remote subnets</source>
        <translation>Remotesubnetze</translation>
    </message>
    <message>
        <source>IPv6 only</source>
        <translation>Nur IPv6</translation>
    </message>
    <message>
        <source>Do not verify remote gateways</source>
        <translation>Remotegateways nicht prüfen</translation>
    </message>
    <message>
        <source>Azure keeps it; no effect of it is known.</source>
        <translation>Azure speichert es; eine Wirkung ist nicht bekannt.</translation>
    </message>
    <message>
        <source>Allow virtual network access</source>
        <translation>Allow virtual network access</translation>
    </message>
    <message>
        <source>Allow forwarded traffic</source>
        <translation>Allow forwarded traffic</translation>
    </message>
    <message>
        <source>Allow gateway transit</source>
        <translation>Allow gateway transit</translation>
    </message>
    <message>
        <source>Use remote gateways</source>
        <translation>Use remote gateways</translation>
    </message>
</context>
<context>
    <name>peerscape::views::AddressPanel</name>
    <message>
        <source>Add a subnet here</source>
        <translation>Hier ein Subnetz hinzufügen</translation>
    </message>
    <message>
        <source>Move to…</source>
        <translation>Verschieben nach …</translation>
    </message>
    <message>
        <source>Split</source>
        <translation>Teilen</translation>
    </message>
    <message>
        <source>Merge with its other half</source>
        <translation>Mit der anderen Hälfte vereinen</translation>
    </message>
    <message>
        <source>Addresses</source>
        <translation>Adressen</translation>
    </message>
    <message>
        <source>Selected network</source>
        <translation>Ausgewähltes Netzwerk</translation>
    </message>
    <message>
        <source>Whole design</source>
        <translation>Ganzer Entwurf</translation>
    </message>
    <message>
        <source>Map of</source>
        <translation>Karte von</translation>
    </message>
    <message>
        <source>%1 — %2 addresses free, the largest piece %3</source>
        <translation>%1 – %2 Adressen frei, das größte Stück %3</translation>
    </message>
    <message>
        <source>%1 — nothing free</source>
        <translation>%1 – nichts frei</translation>
    </message>
    <message>
        <source>, %1 % of the free space in other pieces</source>
        <translation>, %1 % des freien Raums in anderen Stücken</translation>
    </message>
    <message>
        <source>No network has an address space yet.</source>
        <translation>Noch hat kein Netzwerk einen Adressraum.</translation>
    </message>
    <message>
        <source>Networks and sites by private range</source>
        <translation>Netzwerke und Standorte nach privatem Bereich</translation>
    </message>
    <message>
        <source>%1: %2 addresses free</source>
        <translation>%1: %2 Adressen frei</translation>
    </message>
    <message>
        <source>There is no network yet.</source>
        <translation>Noch gibt es kein Netzwerk.</translation>
    </message>
    <message numerus="yes">
        <source>%1; %n further space(s) not shown</source>
        <translation>
            <numerusform>%1; %n weiterer Raum nicht gezeigt</numerusform>
            <numerusform>%1; %n weitere Räume nicht gezeigt</numerusform>
        </translation>
    </message>
    <message>
        <source>Choose a range, or drag one onto free space.</source>
        <translation>Wählen Sie einen Bereich, oder ziehen Sie einen auf freien Raum.</translation>
    </message>
    <message>
        <source>Move %1</source>
        <translation>%1 verschieben</translation>
    </message>
    <message>
        <source>To which prefix of the same length? Everything in it moves along.</source>
        <translation>Auf welches Präfix gleicher Länge? Alles darin zieht mit um.</translation>
    </message>
</context>
<context>
    <name>peerscape::views::AddressStrip</name>
    <message>
        <source>Addresses of %1</source>
        <translation>Adressen von %1</translation>
    </message>
    <message>
        <source>%1 is free: %2 addresses</source>
        <translation>%1 ist frei: %2 Adressen</translation>
    </message>
    <message>
        <source>%1 %2: %3 of %4 addresses used</source>
        <translation>%1 %2: %3 von %4 Adressen belegt</translation>
    </message>
    <message>
        <source>, %1 reserved by Azure</source>
        <translation>, %1 von Azure reserviert</translation>
    </message>
    <message>
        <source>%1; it overlaps another range</source>
        <translation>%1; überlappt einen anderen Bereich</translation>
    </message>
    <message>
        <source>free</source>
        <translation>frei</translation>
    </message>
</context>
<context>
    <name>peerscape::views::AzureDialog</name>
    <message>
        <source>Read from Azure</source>
        <translation>Aus Azure lesen</translation>
    </message>
    <message>
        <source>This command of your own Azure CLI is run when you press Run, and only then. You are signed in by the CLI; Peerscape sees its answer and no credential. It reads, and changes nothing.</source>
        <translation>Dieser Befehl Ihrer eigenen Azure CLI läuft, wenn Sie „Ausführen“ wählen, und nur dann. Die CLI meldet Sie an; Peerscape sieht ihre Antwort und keine Zugangsdaten. Der Befehl liest nur und ändert nichts.</translation>
    </message>
    <message>
        <source>Command</source>
        <translation>Befehl</translation>
    </message>
    <message>
        <source>all that you can see</source>
        <translation>alle, die Sie sehen können</translation>
    </message>
    <message>
        <source>&amp;Subscriptions</source>
        <translation>A&amp;bonnements</translation>
    </message>
    <message>
        <source>&amp;Run</source>
        <translation>&amp;Ausführen</translation>
    </message>
    <message>
        <source>az cannot be started: %1</source>
        <translation>az lässt sich nicht starten: %1</translation>
    </message>
    <message>
        <source>The Azure CLI (az) is not on the path. Run the command where it is, save its answer and open the file.</source>
        <translation>Die Azure CLI (az) ist nicht im Suchpfad. Führen Sie den Befehl dort aus, wo sie ist, speichern Sie ihre Antwort und öffnen Sie die Datei.</translation>
    </message>
    <message>
        <source>Waiting for az…</source>
        <translation>Warten auf az …</translation>
    </message>
    <message>
        <source>az failed and did not say why.</source>
        <translation>az ist gescheitert und hat nicht gesagt, warum.</translation>
    </message>
    <message>
        <source>az gave no answer of Resource Graph.</source>
        <translation>az gab keine Antwort von Resource Graph.</translation>
    </message>
    <message>
        <source>az gives the same page again and again.</source>
        <translation>az gibt immer wieder dieselbe Seite.</translation>
    </message>
    <message>
        <source>%1 of %2 rows</source>
        <translation>%1 von %2 Zeilen</translation>
    </message>
</context>
<context>
    <name>peerscape::views::BreakDialog</name>
    <message>
        <source>%1: a peering has two sides</source>
        <translation>%1: Ein Peering hat zwei Seiten</translation>
    </message>
    <message>
        <source>%1: switches of peerings, route tables, security rules</source>
        <translation>%1: Schalter von Peerings, Routentabellen, Sicherheitsregeln</translation>
    </message>
    <message>
        <source>%1: appliances, next hops, propagation, gateways</source>
        <translation>%1: Appliances, nächste Hops, Weitergabe, Gateways</translation>
    </message>
    <message>
        <source>Break the design</source>
        <translation>Fehler einbauen</translation>
    </message>
    <message>
        <source>Something that works now will stop working, by one mistake that Azure accepts. Find it and mend it; nobody says what it was unless you ask.</source>
        <translation>Etwas, das jetzt funktioniert, hört auf zu funktionieren: durch einen Fehler, den Azure annimmt. Finden und beheben Sie ihn; was es war, wird erst gesagt, wenn Sie fragen.</translation>
    </message>
    <message>
        <source>Level</source>
        <translation>Stufe</translation>
    </message>
    <message>
        <source>The same number makes the same mistake in the same design</source>
        <translation>Dieselbe Nummer macht im selben Entwurf denselben Fehler</translation>
    </message>
    <message>
        <source>Number of the exercise</source>
        <translation>Nummer der Übung</translation>
    </message>
    <message>
        <source>&amp;Break it</source>
        <translation>Fehler &amp;einbauen</translation>
    </message>
    <message>
        <source>Internet</source>
        <translation>Internet</translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>und %n weiteres</numerusform>
            <numerusform>und %n weitere</numerusform>
        </translation>
    </message>
    <message>
        <source>&amp;Level</source>
        <translation>&amp;Stufe</translation>
    </message>
    <message>
        <source>E&amp;xercise</source>
        <translation>Ü&amp;bung</translation>
    </message>
</context>
<context>
    <name>peerscape::views::CanvasView</name>
    <message>
        <source>A peering or connection is copied together with what is at both its ends.</source>
        <translation>Ein Peering oder eine Verbindung wird mit dem kopiert, was an beiden Enden steht.</translation>
    </message>
    <message>
        <source>There is nothing on the clipboard that can be pasted here.</source>
        <translation>In der Zwischenablage ist nichts, was sich hier einfügen ließe.</translation>
    </message>
    <message numerus="yes">
        <source>%n thing(s) isolated. Esc shows everything again.</source>
        <translation>
            <numerusform>%n Objekt hervorgehoben. Esc zeigt wieder alles.</numerusform>
            <numerusform>%n Objekte hervorgehoben. Esc zeigt wieder alles.</numerusform>
        </translation>
    </message>
    <message>
        <source>New name</source>
        <translation>Neuer Name</translation>
    </message>
    <message>
        <source>Text of the note</source>
        <translation>Text der Notiz</translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>und %n weiteres</numerusform>
            <numerusform>und %n weitere</numerusform>
        </translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Löschen</translation>
    </message>
    <message>
        <source>Go to the receiver with Tab or Alt and arrows and press Enter, or click it. Esc ends.</source>
        <translation>Gehen Sie mit Tab oder mit Alt und den Pfeiltasten zum Empfänger und drücken Sie die Eingabetaste, oder klicken Sie ihn an. Esc beendet.</translation>
    </message>
    <message>
        <source>Go to the other network with Tab or Alt and arrows and press Enter, or click it. Esc ends.</source>
        <translation>Gehen Sie mit Tab oder mit Alt und den Pfeiltasten zum anderen Netzwerk und drücken Sie die Eingabetaste, oder klicken Sie es an. Esc beendet.</translation>
    </message>
    <message>
        <source>The network has no gateway to connect the site to.</source>
        <translation>Das Netzwerk hat kein Gateway, mit dem sich der Standort verbinden ließe.</translation>
    </message>
    <message>
        <source>Packets from %1 to %2</source>
        <translation>Pakete von %1 nach %2</translation>
    </message>
    <message>
        <source>A machine stands in a subnet: drop it on one.</source>
        <translation>Eine Maschine steht in einem Subnetz: Legen Sie sie auf einem ab.</translation>
    </message>
    <message>
        <source>Drop it here, then click the other network.</source>
        <translation>Legen Sie es hier ab, und klicken Sie dann das andere Netzwerk an.</translation>
    </message>
    <message>
        <source>%1 is locked. Unlock it in the Arrange menu to move it.</source>
        <translation>%1 ist gesperrt. Entsperren Sie es im Menü „Anordnen“, um es zu verschieben.</translation>
    </message>
    <message>
        <source>Something stands there: it goes to the nearest free place.</source>
        <translation>Dort steht etwas: Es kommt an die nächste freie Stelle.</translation>
    </message>
    <message>
        <source>Drop here to move it to %1</source>
        <translation>Hier ablegen, um es nach %1 zu verschieben</translation>
    </message>
    <message>
        <source>What is locked stays where it is.</source>
        <translation>Was gesperrt ist, bleibt, wo es ist.</translation>
    </message>
    <message>
        <source>Something stands there.</source>
        <translation>Dort steht etwas.</translation>
    </message>
    <message>
        <source>Drag a virtual network here from Insert, press V,
or open a sample from the File menu.</source>
        <translation>Ziehen Sie ein virtuelles Netzwerk aus „Einfügen“ hierher, drücken Sie V,
oder öffnen Sie ein Beispiel im Menü „Datei“.</translation>
    </message>
    <message numerus="yes">
        <source>%n route(s)</source>
        <translation>
            <numerusform>%n Route</numerusform>
            <numerusform>%n Routen</numerusform>
        </translation>
    </message>
    <message>
        <source>Network canvas</source>
        <translation>Zeichenfläche der Netzwerke</translation>
    </message>
    <message>
        <source>Click or drag from one network to another; Shift makes one side only. Esc ends.</source>
        <translation>Klicken oder ziehen Sie von einem Netzwerk zum anderen; mit der Umschalttaste entsteht nur eine Seite. Esc beendet.</translation>
    </message>
    <message>
        <source>Click or drag from where the packet comes to where it goes. Esc ends.</source>
        <translation>Klicken oder ziehen Sie von dort, woher das Paket kommt, dorthin, wohin es geht. Esc beendet.</translation>
    </message>
    <message>
        <source>Click where the new %1 goes. Esc ends.</source>
        <translation>Klicken Sie dorthin, wo das Neue stehen soll: %1. Esc beendet.</translation>
    </message>
    <message>
        <source>Esc gives up; a double click on a bend removes it.</source>
        <translation>Esc bricht ab; ein Doppelklick auf einen Knick entfernt ihn.</translation>
    </message>
    <message>
        <source>Zoom in to bend the line.</source>
        <translation>Vergrößern Sie die Ansicht, um die Linie zu knicken.</translation>
    </message>
    <message>
        <source>Select a peering or a connection to bend its line.</source>
        <translation>Wählen Sie ein Peering oder eine Verbindung aus, um die Linie zu knicken.</translation>
    </message>
    <message>
        <source>Bend %1 of %2: arrows move it, Delete removes it, Tab goes on, Esc ends.</source>
        <translation>Knick %1 von %2: Pfeiltasten verschieben ihn, Entf entfernt ihn, Tab geht weiter, Esc beendet.</translation>
    </message>
    <message>
        <source>Arrows make a bend here, Tab goes on, Esc ends.</source>
        <translation>Pfeiltasten machen hier einen Knick, Tab geht weiter, Esc beendet.</translation>
    </message>
    <message>
        <source>Drop the copy where such a thing may stand.</source>
        <translation>Lassen Sie die Kopie dort los, wo so etwas stehen darf.</translation>
    </message>
    <message>
        <source>%1 of %2: %3 by %4, %5</source>
        <translation>%1 von %2: %3 über %4, %5</translation>
    </message>
    <message>
        <source>No NIC has a route to %1. Esc ends.</source>
        <translation>Keine NIC hat eine Route zu %1. Esc beendet.</translation>
    </message>
    <message numerus="yes">
        <source>%n of %1 NICs have a route to %2. F3 goes to the next, Esc ends.</source>
        <translation>
            <numerusform>%n von %1 NICs hat eine Route zu %2. F3 geht zur nächsten, Esc beendet.</numerusform>
            <numerusform>%n von %1 NICs haben eine Route zu %2. F3 geht zur nächsten, Esc beendet.</numerusform>
        </translation>
    </message>
    <message>
        <source>Reading the picture…</source>
        <translation>Das Bild wird gelesen …</translation>
    </message>
    <message>
        <source>Join %1 with another: drag there, or click here and then there.</source>
        <translation>%1 mit etwas anderem verbinden: dorthin ziehen oder hier und dann dort klicken.</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Copying…</source>
        <translation>Wird kopiert …</translation>
    </message>
    <message>
        <source>Cutting…</source>
        <translation>Wird ausgeschnitten …</translation>
    </message>
    <message>
        <source>Pasting…</source>
        <translation>Wird eingefügt …</translation>
    </message>
    <message>
        <source>Duplicating…</source>
        <translation>Wird dupliziert …</translation>
    </message>
    <message>
        <source>Finding what goes along…</source>
        <translation>Was mitgeht, wird gesucht …</translation>
    </message>
    <message>
        <source>Deleting…</source>
        <translation>Wird gelöscht …</translation>
    </message>
    <message>
        <source>Nothing here has a place of its own: look at the outline,
or drag a virtual network here from Insert.</source>
        <translation>Nichts hier hat einen eigenen Platz: Sehen Sie in die Gliederung,
oder ziehen Sie ein virtuelles Netzwerk aus Einfügen hierher.</translation>
    </message>
    <message>
        <source>This is deleted with %1:</source>
        <translation>Mit %1 wird auch gelöscht:</translation>
    </message>
    <message>
        <source>This is deleted with them:</source>
        <translation>Damit wird auch gelöscht:</translation>
    </message>
</context>
<context>
    <name>peerscape::views::CodeDialog</name>
    <message>
        <source>&amp;Import blocks for what exists already</source>
        <translation>&amp;Import-Blöcke für das, was schon besteht</translation>
    </message>
    <message>
        <source>Export as code</source>
        <translation>Als Code exportieren</translation>
    </message>
    <message>
        <source>ARM template</source>
        <translation>ARM-Vorlage</translation>
    </message>
    <message>
        <source>Bicep</source>
        <translation>Bicep</translation>
    </message>
    <message>
        <source>Terraform</source>
        <translation>Terraform</translation>
    </message>
    <message>
        <source>Azure CLI script</source>
        <translation>Azure-CLI-Skript</translation>
    </message>
    <message>
        <source>PowerShell script</source>
        <translation>PowerShell-Skript</translation>
    </message>
    <message>
        <source>As it was opened</source>
        <translation>Wie er geöffnet wurde</translation>
    </message>
    <message>
        <source>The code</source>
        <translation>Der Code</translation>
    </message>
    <message>
        <source>What would change since it was opened</source>
        <translation>Was sich seit dem Öffnen ändern würde</translation>
    </message>
    <message>
        <source>What would change from another file…</source>
        <translation>Was sich gegenüber einer anderen Datei ändern würde …</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>Code</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Datei</translation>
    </message>
    <message>
        <source>&amp;Format</source>
        <translation>&amp;Format</translation>
    </message>
    <message>
        <source>S&amp;how</source>
        <translation>&amp;Zeigen</translation>
    </message>
    <message>
        <source>&amp;Save…</source>
        <translation>&amp;Speichern …</translation>
    </message>
    <message>
        <source>&amp;Copy</source>
        <translation>&amp;Kopieren</translation>
    </message>
    <message>
        <source>Main file</source>
        <translation>Hauptdatei</translation>
    </message>
    <message>
        <source>Now</source>
        <translation>Jetzt</translation>
    </message>
    <message numerus="yes">
        <source>%n resource(s) would change:</source>
        <translation>
            <numerusform>%n Ressource würde sich ändern:</numerusform>
            <numerusform>%n Ressourcen würden sich ändern:</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing would change in the code.</source>
        <translation>Im Code würde sich nichts ändern.</translation>
    </message>
    <message>
        <source>What would change from %1</source>
        <translation>Was sich gegenüber %1 ändern würde</translation>
    </message>
    <message>
        <source>The beginning is shown. The whole is copied and saved.</source>
        <translation>Gezeigt ist der Anfang. Kopiert und gespeichert wird das Ganze.</translation>
    </message>
    <message>
        <source>Copied.</source>
        <translation>Kopiert.</translation>
    </message>
    <message>
        <source>Save the code</source>
        <translation>Code speichern</translation>
    </message>
    <message>
        <source>Saved as %1.</source>
        <translation>Gespeichert als %1.</translation>
    </message>
    <message>
        <source>Not saved: %1</source>
        <translation>Nicht gespeichert: %1</translation>
    </message>
    <message numerus="yes">
        <source>%n thing(s) that this format leaves out or assumes:</source>
        <translation>
            <numerusform>%n Punkt, den dieses Format weglässt oder annimmt:</numerusform>
            <numerusform>%n Punkte, die dieses Format weglässt oder annimmt:</numerusform>
        </translation>
    </message>
    <message>
        <source>Writing the code…</source>
        <translation>Der Code wird geschrieben …</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
</context>
<context>
    <name>peerscape::views::CompareDialog</name>
    <message>
        <source>Compare</source>
        <translation>Vergleichen</translation>
    </message>
    <message>
        <source>&amp;Before</source>
        <translation>&amp;Vorher</translation>
    </message>
    <message>
        <source>&amp;After</source>
        <translation>&amp;Nachher</translation>
    </message>
    <message>
        <source>What differs</source>
        <translation>Was sich unterscheidet</translation>
    </message>
    <message>
        <source>&amp;Report</source>
        <translation>&amp;Bericht</translation>
    </message>
    <message>
        <source>&amp;Side by side</source>
        <translation>Neb&amp;eneinander</translation>
    </message>
    <message>
        <source>Save…</source>
        <translation>Speichern …</translation>
    </message>
    <message>
        <source>As it was opened</source>
        <translation>Wie er geöffnet wurde</translation>
    </message>
    <message>
        <source>Step %1: %2</source>
        <translation>Schritt %1: %2</translation>
    </message>
    <message>
        <source>Now</source>
        <translation>Jetzt</translation>
    </message>
    <message>
        <source>%1 (as it was saved)</source>
        <translation>%1 (wie er gespeichert wurde)</translation>
    </message>
    <message>
        <source>Now, without %1</source>
        <translation>Jetzt, ohne %1</translation>
    </message>
    <message>
        <source>Now, without what is selected</source>
        <translation>Jetzt, ohne die Auswahl</translation>
    </message>
    <message>
        <source>Another file…</source>
        <translation>Andere Datei …</translation>
    </message>
    <message>
        <source>Both sides are the same. Choose another version or another file as one of them.</source>
        <translation>Beide Seiten sind gleich. Wählen Sie für eine von ihnen eine andere Fassung oder eine andere Datei.</translation>
    </message>
    <message>
        <source>Comparing…</source>
        <translation>Wird verglichen …</translation>
    </message>
    <message>
        <source>No differences.</source>
        <translation>Keine Unterschiede.</translation>
    </message>
    <message>
        <source>HTML page (*.html)</source>
        <translation>HTML-Seite (*.html)</translation>
    </message>
    <message>
        <source>Markdown (*.md)</source>
        <translation>Markdown (*.md)</translation>
    </message>
    <message>
        <source>JSON (*.json)</source>
        <translation>JSON (*.json)</translation>
    </message>
    <message>
        <source>Text (*.txt)</source>
        <translation>Text (*.txt)</translation>
    </message>
    <message>
        <source>Save the comparison</source>
        <translation>Vergleich speichern</translation>
    </message>
    <message>
        <source>Cannot save</source>
        <translation>Speichern nicht möglich</translation>
    </message>
</context>
<context>
    <name>peerscape::views::ConsoleOutput</name>
    <message>
        <source>Output of the console</source>
        <translation>Ausgabe der Konsole</translation>
    </message>
</context>
<context>
    <name>peerscape::views::ConsolePanel</name>
    <message>
        <source>Stop</source>
        <translation>Anhalten</translation>
    </message>
    <message>
        <source>Commands work on this design, without Azure</source>
        <translation>Befehle wirken auf diesen Entwurf, ohne Azure</translation>
    </message>
    <message>
        <source>Run script…</source>
        <translation>Skript ausführen …</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>Leeren</translation>
    </message>
    <message>
        <source>Azure CLI</source>
        <translation>Azure CLI</translation>
    </message>
    <message>
        <source>PowerShell</source>
        <translation>PowerShell</translation>
    </message>
    <message>
        <source>Language of the console</source>
        <translation>Sprache der Konsole</translation>
    </message>
    <message>
        <source>Command</source>
        <translation>Befehl</translation>
    </message>
    <message>
        <source>%1 cannot be read: %2</source>
        <translation>%1 lässt sich nicht lesen: %2</translation>
    </message>
    <message>
        <source>%1 is larger than a script may be (8 MiB)</source>
        <translation>%1 ist größer, als ein Skript sein darf (8 MiB)</translation>
    </message>
    <message>
        <source>Get-AzVirtualNetwork | Select Name, Location</source>
        <translation>Get-AzVirtualNetwork | Select Name, Location</translation>
    </message>
    <message>
        <source>az network vnet list -o table</source>
        <translation>az network vnet list -o table</translation>
    </message>
    <message>
        <source>(search “%1”) </source>
        <translation>(Suche „%1“) </translation>
    </message>
</context>
<context>
    <name>peerscape::views::CostDialog</name>
    <message>
        <source>Cost of peerings</source>
        <translation>Kosten der Peerings</translation>
    </message>
    <message>
        <source>By &amp;network</source>
        <translation>Nach &amp;Netzwerk</translation>
    </message>
    <message>
        <source>By &amp;regions</source>
        <translation>Nach &amp;Regionen</translation>
    </message>
    <message>
        <source>Copy as &amp;CSV</source>
        <translation>Als &amp;CSV kopieren</translation>
    </message>
    <message>
        <source>Copy as &amp;Markdown</source>
        <translation>Als &amp;Markdown kopieren</translation>
    </message>
    <message>
        <source>&amp;Prices…</source>
        <translation>&amp;Preise …</translation>
    </message>
    <message>
        <source>&amp;Directions</source>
        <translation>Ri&amp;chtungen</translation>
    </message>
    <message>
        <source>%1 a month</source>
        <translation>%1 im Monat</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Hinweis</translation>
    </message>
    <message>
        <source>not known</source>
        <translation>nicht bekannt</translation>
    </message>
    <message>
        <source>Billed at</source>
        <translation>Berechnet bei</translation>
    </message>
    <message>
        <source>Regions</source>
        <translation>Regionen</translation>
    </message>
    <message>
        <source>%1 %2 a month.</source>
        <translation>%1 %2 im Monat.</translation>
    </message>
    <message>
        <source>What it costs is not known.</source>
        <translation>Was es kostet, ist nicht bekannt.</translation>
    </message>
</context>
<context>
    <name>peerscape::views::EndField</name>
    <message>
        <source>name, address or Internet</source>
        <translation>Name, Adresse oder Internet</translation>
    </message>
    <message>
        <source>Suggestions</source>
        <translation>Vorschläge</translation>
    </message>
    <message>
        <source>Internet</source>
        <translation>Internet</translation>
    </message>
</context>
<context>
    <name>peerscape::views::ExpectationsView</name>
    <message>
        <source>Add</source>
        <translation>Hinzufügen</translation>
    </message>
    <message>
        <source>Show it</source>
        <translation>Zeigen</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Entfernen</translation>
    </message>
    <message>
        <source>web/apps reaches db on tcp/443 · no spoke reaches another spoke · nothing changes for web/apps</source>
        <translation>web/apps reaches db on tcp/443 · no spoke reaches another spoke · nothing changes for web/apps</translation>
    </message>
    <message>
        <source>A new expectation</source>
        <translation>Eine neue Erwartung</translation>
    </message>
    <message>
        <source>Follow the packet that breaks the chosen statement</source>
        <translation>Dem Paket folgen, das die gewählte Aussage verletzt</translation>
    </message>
    <message>
        <source>Back to the problems</source>
        <translation>Zurück zu den Problemen</translation>
    </message>
    <message>
        <source>Expectations</source>
        <translation>Erwartungen</translation>
    </message>
    <message>
        <source>Not checked</source>
        <translation>Nicht geprüft</translation>
    </message>
    <message numerus="yes">
        <source>%n hold(s)</source>
        <translation>
            <numerusform>%n gilt</numerusform>
            <numerusform>%n gelten</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n do(es) not</source>
        <translation>
            <numerusform>%n gilt nicht</numerusform>
            <numerusform>%n gelten nicht</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n off</source>
        <translation>
            <numerusform>%n aus</numerusform>
            <numerusform>%n aus</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>peerscape::views::ExportDialog</name>
    <message>
        <source>Paint the &amp;background</source>
        <translation>&amp;Hintergrund malen</translation>
    </message>
    <message>
        <source>&amp;Legend</source>
        <translation>&amp;Legende</translation>
    </message>
    <message>
        <source>Effective &amp;routes of the selected NICs and subnets</source>
        <translation>Effektive &amp;Routen der ausgewählten NICs und Subnetze</translation>
    </message>
    <message>
        <source>&amp;Embed the design, so that the picture opens in Peerscape</source>
        <translation>Entwurf &amp;einbetten, damit sich das Bild in Peerscape öffnen lässt</translation>
    </message>
    <message>
        <source>Replace &amp;names and addresses</source>
        <translation>&amp;Namen und Adressen ersetzen</translation>
    </message>
    <message>
        <source>Export diagram</source>
        <translation>Diagramm exportieren</translation>
    </message>
    <message>
        <source>SVG, text as text</source>
        <translation>SVG, Text als Text</translation>
    </message>
    <message>
        <source>PNG image</source>
        <translation>PNG-Bild</translation>
    </message>
    <message>
        <source>PDF, vector, with a table of contents</source>
        <translation>PDF, Vektoren, mit Inhaltsverzeichnis</translation>
    </message>
    <message>
        <source>draw.io, shapes and connectors</source>
        <translation>draw.io, Formen und Verbinder</translation>
    </message>
    <message>
        <source>Mermaid flowchart</source>
        <translation>Mermaid-Flussdiagramm</translation>
    </message>
    <message>
        <source>Graphviz DOT</source>
        <translation>Graphviz DOT</translation>
    </message>
    <message>
        <source>Everything</source>
        <translation>Alles</translation>
    </message>
    <message>
        <source>What is selected</source>
        <translation>Auswahl</translation>
    </message>
    <message>
        <source>What the window shows</source>
        <translation>Was das Fenster zeigt</translation>
    </message>
    <message>
        <source>Frame: %1</source>
        <translation>Rahmen: %1</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Hell</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Dunkel</translation>
    </message>
    <message>
        <source>No NIC, VM or subnet is selected</source>
        <translation>Keine NIC, keine VM und kein Subnetz ist ausgewählt</translation>
    </message>
    <message>
        <source>Every name and address is replaced by another, what lies in what stays; notes and tags are left out</source>
        <translation>Jeder Name und jede Adresse wird durch andere ersetzt, was worin liegt, bleibt; Notizen und Tags entfallen</translation>
    </message>
    <message>
        <source>&amp;Format</source>
        <translation>&amp;Format</translation>
    </message>
    <message>
        <source>&amp;What</source>
        <translation>&amp;Was</translation>
    </message>
    <message>
        <source>&amp;Theme</source>
        <translation>Farbs&amp;chema</translation>
    </message>
    <message>
        <source>&amp;Scale</source>
        <translation>&amp;Maßstab</translation>
    </message>
    <message>
        <source>B&amp;order</source>
        <translation>Ran&amp;d</translation>
    </message>
    <message>
        <source>E&amp;xport…</source>
        <translation>E&amp;xportieren …</translation>
    </message>
    <message>
        <source>The program that shows the file arranges the diagram itself</source>
        <translation>Das Programm, das die Datei zeigt, ordnet das Diagramm selbst an</translation>
    </message>
    <message>
        <source>SVG, PNG and draw.io files can hold the design</source>
        <translation>SVG-, PNG- und draw.io-Dateien können den Entwurf enthalten</translation>
    </message>
    <message>
        <source>Exporting %1…</source>
        <translation>%1 wird exportiert …</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Peerscape&apos;s</source>
        <translation>Von Peerscape</translation>
    </message>
    <message>
        <source>From a folder…</source>
        <translation>Aus einem Ordner …</translation>
    </message>
    <message>
        <source>&amp;Icons</source>
        <translation>S&amp;ymbole</translation>
    </message>
    <message>
        <source>Folder with SVG icons, such as Microsoft&apos;s Azure icons</source>
        <translation>Ordner mit SVG-Symbolen, etwa den Azure-Symbolen von Microsoft</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>a file, what is wrong with it</comment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>From another folder…</source>
        <translation>Aus einem anderen Ordner …</translation>
    </message>
    <message>
        <source>The folder has an icon for everything that diagrams draw.</source>
        <translation>Der Ordner hat ein Symbol für alles, was Diagramme zeichnen.</translation>
    </message>
    <message>
        <source>Peerscape&apos;s own stay for what has no file there: %1.</source>
        <translation>Peerscapes eigene bleiben für das, wofür dort keine Datei liegt: %1.</translation>
    </message>
    <message>
        <source>Layers</source>
        <translation>Ebenen</translation>
    </message>
</context>
<context>
    <name>peerscape::views::FlowField</name>
    <message>
        <source>other</source>
        <translation>anderer</translation>
    </message>
    <message>
        <source>Kind of traffic</source>
        <translation>Art des Verkehrs</translation>
    </message>
    <message>
        <source>Protocol</source>
        <translation>Protokoll</translation>
    </message>
    <message>
        <source>Destination port</source>
        <translation>Zielport</translation>
    </message>
    <message>
        <source>ICMP has no ports</source>
        <translation>ICMP hat keine Ports</translation>
    </message>
</context>
<context>
    <name>peerscape::views::FlowList</name>
    <message>
        <source>%1 → %2, %3</source>
        <translation>%1 → %2, %3</translation>
    </message>
    <message>
        <source>Flows</source>
        <translation>Paketwege</translation>
    </message>
    <message>
        <source>Reachable</source>
        <translation>Erreichbar</translation>
    </message>
    <message>
        <source>Unreachable</source>
        <translation>Nicht erreichbar</translation>
    </message>
    <message>
        <source>+ reachable since the last edit</source>
        <translation>+ seit der letzten Änderung erreichbar</translation>
    </message>
    <message>
        <source>− unreachable since the last edit</source>
        <translation>− seit der letzten Änderung nicht erreichbar</translation>
    </message>
</context>
<context>
    <name>peerscape::views::FlowPainter</name>
    <message>
        <source>Return: %1</source>
        <translation>Rückweg: %1</translation>
    </message>
</context>
<context>
    <name>peerscape::views::Form</name>
    <message>
        <source>Refused: %1</source>
        <translation>Abgelehnt: %1</translation>
    </message>
    <message>
        <source>several values</source>
        <translation>mehrere Werte</translation>
    </message>
    <message>
        <source>Show the address map</source>
        <translation>Adresskarte zeigen</translation>
    </message>
    <message>
        <source>Nothing is free</source>
        <translation>Nichts ist frei</translation>
    </message>
    <message>
        <source>Next free: %1</source>
        <translation>Nächstes freies: %1</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>ja</translation>
    </message>
    <message>
        <source>no</source>
        <translation>nein</translation>
    </message>
</context>
<context>
    <name>peerscape::views::HelpBrowser</name>
    <message>
        <source>Help</source>
        <translation>Hilfe</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Zurück</translation>
    </message>
    <message>
        <source>Forward</source>
        <translation>Hinweg</translation>
    </message>
    <message>
        <source>First page</source>
        <translation>Erste Seite</translation>
    </message>
</context>
<context>
    <name>peerscape::views::HistoryPanel</name>
    <message>
        <source>Copy command</source>
        <translation>Befehl kopieren</translation>
    </message>
    <message>
        <source>Copy history as script</source>
        <translation>Verlauf als Skript kopieren</translation>
    </message>
    <message>
        <source>Save as script…</source>
        <translation>Als Skript speichern …</translation>
    </message>
    <message>
        <source>Show commands</source>
        <translation>Befehle zeigen</translation>
    </message>
    <message>
        <source>None</source>
        <translation>Keine</translation>
    </message>
    <message>
        <source>Azure CLI</source>
        <translation>Azure CLI</translation>
    </message>
    <message>
        <source>PowerShell</source>
        <translation>PowerShell</translation>
    </message>
    <message>
        <source>Bicep</source>
        <translation>Bicep</translation>
    </message>
    <message>
        <source>Terraform</source>
        <translation>Terraform</translation>
    </message>
    <message>
        <source>History</source>
        <translation>Verlauf</translation>
    </message>
    <message>
        <source>&amp;What it changed…</source>
        <translation>&amp;Was sich dadurch änderte …</translation>
    </message>
    <message>
        <source>What changed &amp;since…</source>
        <translation>Was sich &amp;seitdem änderte …</translation>
    </message>
    <message>
        <source>Save history as script</source>
        <translation>Verlauf als Skript speichern</translation>
    </message>
    <message>
        <source>Scripts (%1)</source>
        <translation>Skripte (%1)</translation>
    </message>
    <message>
        <source>%1 cannot be written: %2</source>
        <translation>%1 lässt sich nicht schreiben: %2</translation>
    </message>
    <message>
        <source>Show &amp;commands</source>
        <translation>&amp;Befehle zeigen</translation>
    </message>
</context>
<context>
    <name>peerscape::views::HopView</name>
    <message>
        <source>Rows that hold the destination</source>
        <translation>Zeilen, die das Ziel enthalten</translation>
    </message>
    <message>
        <source>The decision at this hop</source>
        <translation>Die Entscheidung an diesem Hop</translation>
    </message>
    <message>
        <source>What decides at each hop is shown here.</source>
        <translation>Hier steht, was an jedem Hop entscheidet.</translation>
    </message>
    <message>
        <source>Nothing is sent back from there.</source>
        <translation>Von dort wird nichts zurückgesendet.</translation>
    </message>
    <message>
        <source>Return, hop %1 of %2: %3</source>
        <translation>Rückweg, Hop %1 von %2: %3</translation>
    </message>
    <message>
        <source>Hop %1 of %2: %3</source>
        <translation>Hop %1 von %2: %3</translation>
    </message>
    <message>
        <source>From %1 to %2, %3</source>
        <translation>Von %1 nach %2, %3</translation>
    </message>
    <message>
        <source>%1: %2 allows it by %3.</source>
        <translation>%1: %2 erlaubt es durch %3.</translation>
    </message>
    <message>
        <source>%1: %2 denies it by %3.</source>
        <translation>%1: %2 verbietet es durch %3.</translation>
    </message>
    <message>
        <source>%1 wins: no row in force with a longer prefix holds %2.</source>
        <translation>%1 gewinnt: Keine wirksame Zeile mit längerem Präfix enthält %2.</translation>
    </message>
    <message numerus="yes">
        <source>%n row(s) tie; the packet may take each of them.</source>
        <translation>
            <numerusform>%n Zeile ist gleichrangig; das Paket kann sie nehmen.</numerusform>
            <numerusform>%n Zeilen sind gleichrangig; das Paket kann jede von ihnen nehmen.</numerusform>
        </translation>
    </message>
    <message>
        <source>It leaves over %1.</source>
        <translation>Es geht über %1 hinaus.</translation>
    </message>
    <message>
        <source>%1 chose this backend.</source>
        <translation>%1 wählte dieses Back-End.</translation>
    </message>
    <message>
        <source>Arrived.</source>
        <translation>Angekommen.</translation>
    </message>
    <message>
        <source>It ends here.</source>
        <translation>Hier endet es.</translation>
    </message>
    <message>
        <source>The whole table</source>
        <translation>Die ganze Tabelle</translation>
    </message>
</context>
<context>
    <name>peerscape::views::ImportReportDialog</name>
    <message>
        <source>Import report</source>
        <translation>Importbericht</translation>
    </message>
    <message numerus="yes">
        <source>%n resource(s) understood.</source>
        <translation>
            <numerusform>%n Ressource verstanden.</numerusform>
            <numerusform>%n Ressourcen verstanden.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n note(s) about what was approximated or left out.</source>
        <translation>
            <numerusform>%n Hinweis auf das, was angenähert oder weggelassen wurde.</numerusform>
            <numerusform>%n Hinweise auf das, was angenähert oder weggelassen wurde.</numerusform>
        </translation>
    </message>
    <message>
        <source>Filter</source>
        <translation>Filter</translation>
    </message>
    <message>
        <source>Notes of the import</source>
        <translation>Hinweise des Imports</translation>
    </message>
    <message>
        <source>&amp;Show the place</source>
        <translation>&amp;Stelle zeigen</translation>
    </message>
    <message>
        <source>%1 cannot be read any more.</source>
        <translation>%1 lässt sich nicht mehr lesen.</translation>
    </message>
    <message>
        <source>The note names no place in a file.</source>
        <translation>Der Hinweis nennt keine Stelle in einer Datei.</translation>
    </message>
</context>
<context>
    <name>peerscape::views::ImportReportModel</name>
    <message>
        <source>Not modelled</source>
        <translation>Nicht modelliert</translation>
    </message>
    <message>
        <source>Approximated</source>
        <translation>Angenähert</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>Ergebnis</translation>
    </message>
    <message>
        <source>Of</source>
        <translation>Wovon</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>Warum</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>Stelle</translation>
    </message>
</context>
<context>
    <name>peerscape::views::InspectorPanel</name>
    <message>
        <source>Inspector</source>
        <translation>Eigenschaften</translation>
    </message>
    <message>
        <source>Document</source>
        <translation>Dokument</translation>
    </message>
    <message>
        <source>Nothing is selected</source>
        <translation>Nichts ist ausgewählt</translation>
    </message>
    <message numerus="yes">
        <source>%n selected</source>
        <comment>several things in the inspector</comment>
        <translation>
            <numerusform>%n ausgewählt</numerusform>
            <numerusform>%n ausgewählt</numerusform>
        </translation>
    </message>
    <message>
        <source>Things of one kind can be edited together.</source>
        <translation>Objekte einer Art lassen sich gemeinsam bearbeiten.</translation>
    </message>
</context>
<context>
    <name>peerscape::views::LayersPanel</name>
    <message>
        <source>Layers</source>
        <translation>Ebenen</translation>
    </message>
</context>
<context>
    <name>peerscape::views::LinkText</name>
    <message>
        <source>Rule %1</source>
        <translation>Regel %1</translation>
    </message>
</context>
<context>
    <name>peerscape::views::ListField</name>
    <message>
        <source>Add a row</source>
        <translation>Zeile hinzufügen</translation>
    </message>
    <message>
        <source>Remove the row</source>
        <translation>Zeile entfernen</translation>
    </message>
    <message>
        <source>Move the row up</source>
        <translation>Zeile nach oben</translation>
    </message>
    <message>
        <source>Move the row down</source>
        <translation>Zeile nach unten</translation>
    </message>
    <message>
        <source>none yet</source>
        <translation>noch nichts</translation>
    </message>
</context>
<context>
    <name>peerscape::views::MatrixLegend</name>
    <message>
        <source>Legend</source>
        <translation>Legende</translation>
    </message>
    <message>
        <source>arrives, and the answer comes back</source>
        <translation>kommt an, und die Antwort kommt zurück</translation>
    </message>
    <message>
        <source>the answer is lost</source>
        <translation>die Antwort geht verloren</translation>
    </message>
    <message>
        <source>does not arrive</source>
        <translation>kommt nicht an</translation>
    </message>
    <message>
        <source>some pairs of a group</source>
        <translation>einige Paare einer Gruppe</translation>
    </message>
    <message>
        <source>the other direction differs</source>
        <translation>die andere Richtung weicht ab</translation>
    </message>
    <message>
        <source>changed by the last edit</source>
        <translation>von der letzten Änderung betroffen</translation>
    </message>
    <message>
        <source>routes let it pass, not walked yet</source>
        <translation>Routen lassen es durch, noch nicht verfolgt</translation>
    </message>
</context>
<context>
    <name>peerscape::views::MatrixPanel</name>
    <message>
        <source>NICs</source>
        <translation>NICs</translation>
    </message>
    <message>
        <source>Subnets</source>
        <translation>Subnetze</translation>
    </message>
    <message>
        <source>Virtual networks</source>
        <translation>Virtuelle Netzwerke</translation>
    </message>
    <message>
        <source>Networks and sites</source>
        <translation>Netzwerke und Standorte</translation>
    </message>
    <message>
        <source>What stands on the sides</source>
        <translation>Was an den Seiten steht</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>Suchen</translation>
    </message>
    <message>
        <source>Search the matrix</source>
        <translation>Matrix durchsuchen</translation>
    </message>
    <message>
        <source>Rows of the matrix done</source>
        <translation>Fertige Zeilen der Matrix</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Compute</source>
        <translation>Berechnen</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>Exportieren …</translation>
    </message>
    <message>
        <source>Export the matrix</source>
        <translation>Matrix exportieren</translation>
    </message>
    <message>
        <source>CSV file…</source>
        <translation>CSV-Datei …</translation>
    </message>
    <message>
        <source>CSV (*.csv)</source>
        <translation>CSV (*.csv)</translation>
    </message>
    <message>
        <source>SVG picture…</source>
        <translation>SVG-Bild …</translation>
    </message>
    <message>
        <source>SVG (*.svg)</source>
        <translation>SVG (*.svg)</translation>
    </message>
    <message>
        <source>JSON file…</source>
        <translation>JSON-Datei …</translation>
    </message>
    <message>
        <source>JSON (*.json)</source>
        <translation>JSON (*.json)</translation>
    </message>
    <message>
        <source>Copy as CSV</source>
        <translation>Als CSV kopieren</translation>
    </message>
    <message>
        <source>Copy as text</source>
        <translation>Als Text kopieren</translation>
    </message>
    <message>
        <source>Groups</source>
        <translation>Gruppen</translation>
    </message>
    <message>
        <source>Close all groups</source>
        <translation>Alle Gruppen schließen</translation>
    </message>
    <message>
        <source>Open all groups</source>
        <translation>Alle Gruppen öffnen</translation>
    </message>
    <message>
        <source>&amp;Follow the packet</source>
        <translation>Dem &amp;Paket folgen</translation>
    </message>
    <message>
        <source>&amp;What would help…</source>
        <translation>&amp;Was helfen würde …</translation>
    </message>
    <message>
        <source>&amp;Keep apart…</source>
        <translation>&amp;Getrennt halten …</translation>
    </message>
    <message>
        <source>%1 of %2 pairs work</source>
        <translation>%1 von %2 Paaren funktionieren</translation>
    </message>
    <message numerus="yes">
        <source>%n lose(s) the answer</source>
        <translation>
            <numerusform>%n verliert die Antwort</numerusform>
            <numerusform>%n verlieren die Antwort</numerusform>
        </translation>
    </message>
    <message>
        <source>Working it out…</source>
        <translation>Wird ermittelt …</translation>
    </message>
    <message>
        <source>From an older version</source>
        <translation>Aus einer älteren Fassung</translation>
    </message>
    <message>
        <source>Cannot export</source>
        <translation>Export nicht möglich</translation>
    </message>
    <message>
        <source>Compute all pairs first</source>
        <translation>Zuerst alle Paare berechnen</translation>
    </message>
    <message>
        <source>Too many ends to export all pairs</source>
        <translation>Zu viele Enden, um alle Paare zu exportieren</translation>
    </message>
    <message numerus="yes">
        <source>%n end(s): the pairs in view are walked</source>
        <translation>
            <numerusform>%n Ende: verfolgt werden die sichtbaren Paare</numerusform>
            <numerusform>%n Enden: verfolgt werden die sichtbaren Paare</numerusform>
        </translation>
    </message>
    <message>
        <source>Groups as CSV file…</source>
        <translation>Gruppen als CSV-Datei …</translation>
    </message>
    <message>
        <source>Groups as SVG picture…</source>
        <translation>Gruppen als SVG-Bild …</translation>
    </message>
    <message>
        <source>By subnet</source>
        <translation>Nach Subnetz</translation>
    </message>
    <message>
        <source>By network</source>
        <translation>Nach Netzwerk</translation>
    </message>
    <message>
        <source>By region</source>
        <translation>Nach Region</translation>
    </message>
</context>
<context>
    <name>peerscape::views::MatrixView</name>
    <message>
        <source>Reachability matrix</source>
        <translation>Erreichbarkeitsmatrix</translation>
    </message>
    <message>
        <source>Who reaches whom will be shown here.</source>
        <translation>Hier wird gezeigt, wer wen erreicht.</translation>
    </message>
    <message>
        <source>Nothing here has that name.</source>
        <translation>Nichts hier heißt so.</translation>
    </message>
</context>
<context>
    <name>peerscape::views::OutlinePanel</name>
    <message>
        <source>Search names and addresses</source>
        <translation>Namen und Adressen suchen</translation>
    </message>
    <message>
        <source>Search the outline</source>
        <translation>Gliederung durchsuchen</translation>
    </message>
    <message>
        <source>Outline</source>
        <translation>Gliederung</translation>
    </message>
</context>
<context>
    <name>peerscape::views::PalettePanel</name>
    <message>
        <source>Insert</source>
        <translation>Einfügen</translation>
    </message>
</context>
<context>
    <name>peerscape::views::ParameterDialog</name>
    <message>
        <source>Parameters of the template</source>
        <translation>Parameter der Vorlage</translation>
    </message>
    <message numerus="yes">
        <source>The drawing depends on %n parameter(s) that have no default value. What is left empty is drawn with the stand-in shown in grey.</source>
        <translation>
            <numerusform>Die Zeichnung hängt von %n Parameter ab, der keinen Standardwert hat. Was leer bleibt, wird mit dem grau gezeigten Platzhalter gezeichnet.</numerusform>
            <numerusform>Die Zeichnung hängt von %n Parametern ab, die keinen Standardwert haben. Was leer bleibt, wird mit dem grau gezeigten Platzhalter gezeichnet.</numerusform>
        </translation>
    </message>
    <message>
        <source>Use the stand-ins</source>
        <translation>Platzhalter nehmen</translation>
    </message>
    <message>
        <source>Parameters &amp;file…</source>
        <translation>Parameter&amp;datei …</translation>
    </message>
    <message>
        <source>%1 (stand-in)</source>
        <translation>%1 (Platzhalter)</translation>
    </message>
    <message>
        <source>not needed for the drawing</source>
        <translation>für die Zeichnung nicht nötig</translation>
    </message>
    <message>
        <source>a whole number is wanted</source>
        <translation>verlangt ist eine ganze Zahl</translation>
    </message>
    <message>
        <source>a JSON list is wanted, such as [&quot;a&quot;, &quot;b&quot;]</source>
        <translation>verlangt ist eine JSON-Liste wie [&quot;a&quot;, &quot;b&quot;]</translation>
    </message>
    <message>
        <source>a JSON object is wanted, such as {&quot;a&quot;: 1}</source>
        <translation>verlangt ist ein JSON-Objekt wie {&quot;a&quot;: 1}</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>Parameters file</source>
        <translation>Parameterdatei</translation>
    </message>
    <message>
        <source>Parameters files (*.json);;All files (*)</source>
        <translation>Parameterdateien (*.json);;Alle Dateien (*)</translation>
    </message>
</context>
<context>
    <name>peerscape::views::PeeringForm</name>
    <message>
        <source>in sync</source>
        <translation>synchron</translation>
    </message>
    <message>
        <source>remote not in sync</source>
        <translation>Gegenseite nicht synchron</translation>
    </message>
    <message>
        <source>local not in sync</source>
        <translation>eigene Seite nicht synchron</translation>
    </message>
    <message>
        <source>neither side in sync</source>
        <translation>keine Seite synchron</translation>
    </message>
    <message>
        <source>What this peering does</source>
        <translation>Was dieses Peering bewirkt</translation>
    </message>
    <message>
        <source>Create the other side</source>
        <translation>Die andere Seite anlegen</translation>
    </message>
    <message>
        <source>Sync</source>
        <translation>Synchronisieren</translation>
    </message>
    <message>
        <source>Reset to Initiated</source>
        <translation>Auf Initiated zurücksetzen</translation>
    </message>
    <message>
        <source>Delete both sides</source>
        <translation>Beide Seiten löschen</translation>
    </message>
    <message>
        <source>global</source>
        <translation>global</translation>
    </message>
    <message>
        <source>regional</source>
        <translation>regional</translation>
    </message>
</context>
<context>
    <name>peerscape::views::PeeringSide</name>
    <message>
        <source>Name of this side</source>
        <translation>Name dieser Seite</translation>
    </message>
    <message>
        <source>More</source>
        <translation>Mehr</translation>
    </message>
    <message>
        <source>Refused: %1</source>
        <translation>Abgelehnt: %1</translation>
    </message>
    <message>
        <source>Allow virtual network access</source>
        <translation>Allow virtual network access</translation>
    </message>
    <message>
        <source>Allow forwarded traffic</source>
        <translation>Allow forwarded traffic</translation>
    </message>
    <message>
        <source>Allow gateway transit</source>
        <translation>Allow gateway transit</translation>
    </message>
    <message>
        <source>Use remote gateways</source>
        <translation>Use remote gateways</translation>
    </message>
</context>
<context>
    <name>peerscape::views::PeeringTraffic</name>
    <message>
        <source>Data and cost</source>
        <translation>Daten und Kosten</translation>
    </message>
    <message>
        <source>Cost of all peerings…</source>
        <translation>Kosten aller Peerings …</translation>
    </message>
    <message>
        <source>%1 sends, GB a month</source>
        <translation>%1 sendet, GB im Monat</translation>
    </message>
    <message>
        <source>Per GB: %1 out + %2 in = %3</source>
        <translation>Je GB: %1 aus + %2 ein = %3</translation>
    </message>
    <message>
        <source>A month: %1 %2</source>
        <translation>Im Monat: %1 %2</translation>
    </message>
</context>
<context>
    <name>peerscape::views::PlayBar</name>
    <message>
        <source>Each step stays</source>
        <translation>Jeder Schritt dauert</translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%1 s</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Anhalten</translation>
    </message>
    <message>
        <source>Play</source>
        <translation>Abspielen</translation>
    </message>
    <message>
        <source>Stay at this step</source>
        <translation>Bei diesem Schritt bleiben</translation>
    </message>
    <message>
        <source>Make the edits again, one by one</source>
        <translation>Die Änderungen noch einmal machen, eine nach der anderen</translation>
    </message>
</context>
<context>
    <name>peerscape::views::PrefixAdvice</name>
    <message>
        <source>%1 lies outside the address space of the network.</source>
        <translation>%1 liegt außerhalb des Adressraums des Netzwerks.</translation>
    </message>
    <message>
        <source>%1 overlaps %2 of %3.</source>
        <translation>%1 überlappt %2 von %3.</translation>
    </message>
    <message>
        <source>%1 overlaps %2 of %3: the two cannot be connected.</source>
        <translation>%1 überlappt %2 von %3: Die beiden lassen sich nicht verbinden.</translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>und %n weiteres</numerusform>
            <numerusform>und %n weitere</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>peerscape::views::Presentation</name>
    <message>
        <source>Step</source>
        <translation>Schritt</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 von %2</translation>
    </message>
    <message>
        <source>&lt;b&gt;→&lt;/b&gt;&amp;nbsp;next &amp;nbsp; &lt;b&gt;←&lt;/b&gt;&amp;nbsp;back &amp;nbsp; &lt;b&gt;L&lt;/b&gt;&amp;nbsp;laser&amp;nbsp;pointer &amp;nbsp; &lt;b&gt;R&lt;/b&gt;&amp;nbsp;routes &amp;nbsp; &lt;b&gt;+&amp;nbsp;−&lt;/b&gt;&amp;nbsp;text&amp;nbsp;size &amp;nbsp; &lt;b&gt;P&lt;/b&gt;&amp;nbsp;replay &amp;nbsp; &lt;b&gt;S&lt;/b&gt;&amp;nbsp;other&amp;nbsp;screen &amp;nbsp; &lt;b&gt;Esc&lt;/b&gt;&amp;nbsp;ends</source>
        <translation>&lt;b&gt;→&lt;/b&gt;&amp;nbsp;weiter &amp;nbsp; &lt;b&gt;←&lt;/b&gt;&amp;nbsp;zurück &amp;nbsp; &lt;b&gt;L&lt;/b&gt;&amp;nbsp;Laserpointer &amp;nbsp; &lt;b&gt;R&lt;/b&gt;&amp;nbsp;Routen &amp;nbsp; &lt;b&gt;+&amp;nbsp;−&lt;/b&gt;&amp;nbsp;Schriftgröße &amp;nbsp; &lt;b&gt;P&lt;/b&gt;&amp;nbsp;Wiedergabe &amp;nbsp; &lt;b&gt;S&lt;/b&gt;&amp;nbsp;anderer&amp;nbsp;Bildschirm &amp;nbsp; &lt;b&gt;Esc&lt;/b&gt;&amp;nbsp;beendet</translation>
    </message>
</context>
<context>
    <name>peerscape::views::PriceDialog</name>
    <message>
        <source>Prices of data over peerings</source>
        <translation>Preise von Daten über Peerings</translation>
    </message>
    <message>
        <source>What one GB costs at the end that it leaves (outbound) and at the one that it enters (inbound). An empty price is not known. OK keeps the table for all designs in %1</source>
        <translation>Was ein GB an dem Ende kostet, das es verlässt (ausgehend), und an dem, das es erreicht (eingehend). Ein leerer Preis ist nicht bekannt. OK behält die Tabelle für alle Entwürfe in %1</translation>
    </message>
    <message>
        <source>As &amp;of</source>
        <translation>&amp;Stand</translation>
    </message>
    <message>
        <source>&amp;Source</source>
        <translation>&amp;Quelle</translation>
    </message>
    <message>
        <source>&amp;Currency</source>
        <translation>&amp;Währung</translation>
    </message>
    <message>
        <source>Billing zone</source>
        <translation>Abrechnungszone</translation>
    </message>
    <message>
        <source>Outbound</source>
        <translation>Ausgehend</translation>
    </message>
    <message>
        <source>Inbound</source>
        <translation>Eingehend</translation>
    </message>
    <message>
        <source>Regions</source>
        <translation>Regionen</translation>
    </message>
    <message>
        <source>Prices by billing zone</source>
        <translation>Preise nach Abrechnungszone</translation>
    </message>
    <message>
        <source>&amp;Add zone</source>
        <translation>Zone &amp;hinzufügen</translation>
    </message>
    <message>
        <source>New zone</source>
        <translation>Neue Zone</translation>
    </message>
    <message>
        <source>&amp;Remove zone</source>
        <translation>Zone &amp;entfernen</translation>
    </message>
    <message>
        <source>&amp;Open…</source>
        <translation>Ö&amp;ffnen …</translation>
    </message>
    <message>
        <source>Sa&amp;ve as…</source>
        <translation>Speichern &amp;unter …</translation>
    </message>
    <message>
        <source>S&amp;hipped prices</source>
        <translation>&amp;Mitgelieferte Preise</translation>
    </message>
    <message>
        <source>Within a region</source>
        <translation>Innerhalb einer Region</translation>
    </message>
    <message>
        <source>all of these</source>
        <translation>alle diese</translation>
    </message>
    <message>
        <source>%1: %2 is no price from 0 to 10 with at most six decimals.</source>
        <translation>%1: %2 ist kein Preis von 0 bis 10 mit höchstens sechs Nachkommastellen.</translation>
    </message>
    <message>
        <source>Open a price table</source>
        <translation>Preistabelle öffnen</translation>
    </message>
    <message>
        <source>Price table (*.json)</source>
        <translation>Preistabelle (*.json)</translation>
    </message>
    <message>
        <source>Save the price table</source>
        <translation>Preistabelle speichern</translation>
    </message>
</context>
<context>
    <name>peerscape::views::ProblemsPanel</name>
    <message>
        <source>Fix</source>
        <translation>Beheben</translation>
    </message>
    <message>
        <source>Problems</source>
        <translation>Probleme</translation>
    </message>
    <message>
        <source>Warning</source>
        <translation>Warnung</translation>
    </message>
    <message>
        <source>Expectations…</source>
        <translation>Erwartungen …</translation>
    </message>
    <message>
        <source>Expectations: %1…</source>
        <translation>Erwartungen: %1 …</translation>
    </message>
    <message>
        <source>No problems: Azure would accept this design.</source>
        <translation>Keine Probleme: Azure würde diesen Entwurf annehmen.</translation>
    </message>
    <message>
        <source>%1, %2, %3</source>
        <translation>%1, %2, %3</translation>
    </message>
    <message numerus="yes">
        <source>%n error(s)</source>
        <translation>
            <numerusform>%n Fehler</numerusform>
            <numerusform>%n Fehler</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n warning(s)</source>
        <translation>
            <numerusform>%n Warnung</numerusform>
            <numerusform>%n Warnungen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n note(s)</source>
        <translation>
            <numerusform>%n Hinweis</numerusform>
            <numerusform>%n Hinweise</numerusform>
        </translation>
    </message>
    <message>
        <source>Fix: %1</source>
        <translation>Beheben: %1</translation>
    </message>
    <message>
        <source>Checking a large design…</source>
        <translation>Ein großer Entwurf wird geprüft …</translation>
    </message>
</context>
<context>
    <name>peerscape::views::ReachPanel</name>
    <message>
        <source>From</source>
        <translation>Von</translation>
    </message>
    <message>
        <source>To</source>
        <translation>Nach</translation>
    </message>
    <message>
        <source>F&amp;rom</source>
        <translation>&amp;Von</translation>
    </message>
    <message>
        <source>&amp;To</source>
        <translation>&amp;Nach</translation>
    </message>
    <message>
        <source>Swap the ends</source>
        <translation>Enden tauschen</translation>
    </message>
    <message>
        <source>Verdict</source>
        <translation>Urteil</translation>
    </message>
    <message>
        <source>Step back</source>
        <translation>Schritt zurück</translation>
    </message>
    <message>
        <source>Step on</source>
        <translation>Schritt weiter</translation>
    </message>
    <message>
        <source>What would help</source>
        <translation>Was helfen würde</translation>
    </message>
    <message>
        <source>The smallest edits after which the packet arrives and the answer comes back</source>
        <translation>Die kleinsten Änderungen, nach denen das Paket ankommt und die Antwort zurückkommt</translation>
    </message>
    <message>
        <source>Keep apart</source>
        <translation>Getrennt halten</translation>
    </message>
    <message>
        <source>The smallest edits after which nothing that either end sends arrives at the other</source>
        <translation>Die kleinsten Änderungen, nach denen nichts, was ein Ende sendet, beim anderen ankommt</translation>
    </message>
    <message>
        <source>Pin</source>
        <translation>Anheften</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>Leeren</translation>
    </message>
    <message>
        <source>Copy as…</source>
        <translation>Kopieren als …</translation>
    </message>
    <message>
        <source>Copy the answer as</source>
        <translation>Antwort kopieren als</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>Text</translation>
    </message>
    <message>
        <source>JSON</source>
        <translation>JSON</translation>
    </message>
    <message>
        <source>Expect…</source>
        <translation>Erwarten …</translation>
    </message>
    <message>
        <source>Hold the design to a statement about these two ends</source>
        <translation>Den Entwurf auf eine Aussage über diese beiden Enden festlegen</translation>
    </message>
    <message>
        <source>Unpin</source>
        <translation>Lösen</translation>
    </message>
    <message>
        <source>Choose two ends here, or draw from one to the other on the canvas with the Trace tool (T).</source>
        <translation>Wählen Sie hier zwei Enden, oder ziehen Sie auf der Zeichenfläche mit dem Werkzeug „Verfolgen“ (T) vom einen zum anderen.</translation>
    </message>
    <message>
        <source>No answer</source>
        <translation>Keine Antwort</translation>
    </message>
    <message>
        <source>The packet arrives and the answer comes back.</source>
        <translation>Das Paket kommt an, und die Antwort kommt zurück.</translation>
    </message>
    <message>
        <source>The answer passes other appliances than the packet.</source>
        <translation>Die Antwort geht durch andere Appliances als das Paket.</translation>
    </message>
    <message>
        <source>+ reachable since the last edit</source>
        <translation>+ seit der letzten Änderung erreichbar</translation>
    </message>
    <message>
        <source>− unreachable since the last edit</source>
        <translation>− seit der letzten Änderung nicht erreichbar</translation>
    </message>
    <message>
        <source>Reachable</source>
        <translation>Erreichbar</translation>
    </message>
    <message>
        <source>Unreachable</source>
        <translation>Nicht erreichbar</translation>
    </message>
</context>
<context>
    <name>peerscape::views::RemedyView</name>
    <message numerus="yes">
        <source>Pairs of the %n nearest ends only</source>
        <translation>
            <numerusform>Nur Paare des nächsten Endes</numerusform>
            <numerusform>Nur Paare der %n nächsten Enden</numerusform>
        </translation>
    </message>
    <message>
        <source>Given up</source>
        <translation>Aufgegeben</translation>
    </message>
    <message>
        <source>Previews done</source>
        <translation>Fertige Vorschauen</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>&amp;Apply</source>
        <translation>An&amp;wenden</translation>
    </message>
    <message>
        <source>Make the edits of the chosen line, as one step that can be undone</source>
        <translation>Die Änderungen der gewählten Zeile machen, als ein Schritt, der sich rückgängig machen lässt</translation>
    </message>
    <message>
        <source>Back to the hops</source>
        <translation>Zurück zu den Hops</translation>
    </message>
    <message>
        <source>What would help</source>
        <translation>Was helfen würde</translation>
    </message>
    <message>
        <source>What would help %1 reach %2, %3</source>
        <translation>Was %1 helfen würde, %2 zu erreichen, %3</translation>
    </message>
    <message>
        <source>What would keep %1 and %2 apart</source>
        <translation>Was %1 und %2 getrennt hielte</translation>
    </message>
    <message>
        <source>Nothing was found: no set of up to four edits does it.</source>
        <translation>Nichts gefunden: Bis zu vier Änderungen genügen nicht.</translation>
    </message>
    <message>
        <source>They talk already.</source>
        <translation>Sie kommen bereits zusammen.</translation>
    </message>
    <message>
        <source>Nothing that either sends arrives at the other already.</source>
        <translation>Was einer sendet, kommt schon jetzt nicht beim anderen an.</translation>
    </message>
    <message>
        <source>Working out what they change…</source>
        <translation>Es wird ermittelt, was sie ändern …</translation>
    </message>
    <message>
        <source>Looking for edits…</source>
        <translation>Änderungen werden gesucht …</translation>
    </message>
</context>
<context>
    <name>peerscape::views::RouteCard</name>
    <message numerus="yes">
        <source>and %n more change(s)</source>
        <translation>
            <numerusform>und %n weitere Änderung</numerusform>
            <numerusform>und %n weitere Änderungen</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>peerscape::views::RouteTablePane</name>
    <message>
        <source>Next hop</source>
        <translation>Nächster Hop</translation>
    </message>
    <message>
        <source>an address</source>
        <translation>eine Adresse</translation>
    </message>
    <message>
        <source>Next hop &amp;to</source>
        <translation>Nächster Hop &amp;zu</translation>
    </message>
    <message>
        <source>Next hop to</source>
        <translation>Nächster Hop zu</translation>
    </message>
    <message>
        <source>Pin a second table</source>
        <translation>Zweite Tabelle anheften</translation>
    </message>
    <message>
        <source>Copy as…</source>
        <translation>Kopieren als …</translation>
    </message>
    <message>
        <source>Copy the table as</source>
        <translation>Tabelle kopieren als</translation>
    </message>
    <message>
        <source>az table</source>
        <translation>az-Tabelle</translation>
    </message>
    <message>
        <source>JSON</source>
        <translation>JSON</translation>
    </message>
    <message>
        <source>CSV</source>
        <translation>CSV</translation>
    </message>
    <message>
        <source>Markdown</source>
        <translation>Markdown</translation>
    </message>
    <message>
        <source>No network interface selected</source>
        <translation>Keine Netzwerkschnittstelle ausgewählt</translation>
    </message>
    <message>
        <source>Select a machine, an interface or a subnet to see its effective routes.</source>
        <translation>Wählen Sie eine Maschine, eine Schnittstelle oder ein Subnetz aus, um die effektiven Routen zu sehen.</translation>
    </message>
    <message>
        <source>%1 since the last edit</source>
        <translation>%1 seit der letzten Änderung</translation>
    </message>
    <message>
        <source>not an IP address</source>
        <translation>keine IP-Adresse</translation>
    </message>
    <message numerus="yes">
        <source>%n route(s) added</source>
        <translation>
            <numerusform>%n Route hinzugefügt</numerusform>
            <numerusform>%n Routen hinzugefügt</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n route(s) removed</source>
        <translation>
            <numerusform>%n Route entfernt</numerusform>
            <numerusform>%n Routen entfernt</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n route(s) changed</source>
        <translation>
            <numerusform>%n Route geändert</numerusform>
            <numerusform>%n Routen geändert</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 on %2</source>
        <extracomment>&quot;2 routes added, 1 route removed on SalesVMVMNic&quot;</extracomment>
        <translation>%1 bei %2</translation>
    </message>
</context>
<context>
    <name>peerscape::views::RouteTableView</name>
    <message>
        <source>Effective routes</source>
        <translation>Effektive Routen</translation>
    </message>
    <message>
        <source>00 reserved prefixes → None</source>
        <translation>00 reservierte Präfixe → None</translation>
    </message>
</context>
<context>
    <name>peerscape::views::RoutesPanel</name>
    <message>
        <source>Pin a second table</source>
        <translation>Zweite Tabelle anheften</translation>
    </message>
    <message>
        <source>Unpin</source>
        <translation>Lösen</translation>
    </message>
</context>
<context>
    <name>peerscape::views::SideBySide</name>
    <message>
        <source>Drawing before</source>
        <translation>Zeichnung vorher</translation>
    </message>
    <message>
        <source>Drawing after</source>
        <translation>Zeichnung nachher</translation>
    </message>
    <message>
        <source>The change before (Shift+N)</source>
        <translation>Der Unterschied davor (Umschalt+N)</translation>
    </message>
    <message>
        <source>The next change (N)</source>
        <translation>Der nächste Unterschied (N)</translation>
    </message>
    <message>
        <source>Before: %1</source>
        <translation>Vorher: %1</translation>
    </message>
    <message>
        <source>After: %1</source>
        <translation>Nachher: %1</translation>
    </message>
    <message>
        <source>+ %1 was added</source>
        <translation>+ %1 wurde hinzugefügt</translation>
    </message>
    <message>
        <source>− %1 was removed</source>
        <translation>− %1 wurde entfernt</translation>
    </message>
    <message>
        <source>~ %1 changed</source>
        <translation>~ %1 wurde geändert</translation>
    </message>
    <message>
        <source>%1 of %2: %3</source>
        <translation>%1 von %2: %3</translation>
    </message>
    <message>
        <source>Routes that differ</source>
        <translation>Abweichende Routen</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>Quelle</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>Address Prefix</source>
        <translation>Address Prefix</translation>
    </message>
    <message>
        <source>Next Hop Type</source>
        <translation>Next Hop Type</translation>
    </message>
    <message>
        <source>Next Hop IP</source>
        <translation>Next Hop IP</translation>
    </message>
    <message>
        <source>+ added (solid)   − removed (dashed)   ~ changed (dotted)   2≠ rows of its routes differ (dash-dotted)</source>
        <translation>+ hinzugefügt (durchgezogen)   − entfernt (gestrichelt)   ~ geändert (gepunktet)   2≠ Zeilen der Routen weichen ab (strichpunktiert)</translation>
    </message>
    <message numerus="yes">
        <source>%n row(s) of the routes of %1 differ</source>
        <translation>
            <numerusform>%n Zeile der Routen von %1 weicht ab</numerusform>
            <numerusform>%n Zeilen der Routen von %1 weichen ab</numerusform>
        </translation>
    </message>
    <message>
        <source>Neither a resource nor a route differs.</source>
        <translation>Weder eine Ressource noch eine Route weicht ab.</translation>
    </message>
    <message numerus="yes">
        <source>%n difference(s)</source>
        <translation>
            <numerusform>%n Unterschied</numerusform>
            <numerusform>%n Unterschiede</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>peerscape::views::SourceDialog</name>
    <message>
        <source>Line %1, column %2</source>
        <translation>Zeile %1, Spalte %2</translation>
    </message>
</context>
<context>
    <name>peerscape::views::WalkView</name>
    <message>
        <source>Hops</source>
        <translation>Hops</translation>
    </message>
</context>
<context>
    <name>peerscape::views::WhyView</name>
    <message>
        <source>Why this route</source>
        <translation>Warum diese Route</translation>
    </message>
    <message>
        <source>Select a route to see what it comes from and what would remove it.</source>
        <translation>Wählen Sie eine Route aus, um zu sehen, woher sie kommt und was sie verschwinden ließe.</translation>
    </message>
    <message>
        <source>Why %1?</source>
        <translation>Warum %1?</translation>
    </message>
    <message>
        <source>It loses to %1.</source>
        <translation>Sie unterliegt %1.</translation>
    </message>
    <message>
        <source>It beats %1.</source>
        <translation>Sie schlägt %1.</translation>
    </message>
    <message>
        <source>, </source>
        <translation>, </translation>
    </message>
    <message>
        <source>It goes away if:</source>
        <translation>Sie verschwindet, wenn:</translation>
    </message>
    <message>
        <source>Show on the canvas</source>
        <translation>Auf der Zeichenfläche zeigen</translation>
    </message>
</context>
<context>
    <name>peerscape::window::AboutDialog</name>
    <message>
        <source>About Peerscape</source>
        <translation>Über Peerscape</translation>
    </message>
    <message>
        <source>A desktop designer for Azure virtual networks</source>
        <translation>Ein Desktop-Designer für virtuelle Azure-Netzwerke</translation>
    </message>
    <message>
        <source>Version %1, with Qt %2</source>
        <translation>Version %1, mit Qt %2</translation>
    </message>
    <message>
        <source>Apache License 2.0</source>
        <translation>Apache License 2.0</translation>
    </message>
    <message>
        <source>F1 explains the panel with the keyboard focus.</source>
        <translation>F1 erklärt den Bereich mit dem Tastaturfokus.</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>&amp;Hilfe</translation>
    </message>
</context>
<context>
    <name>peerscape::window::CommandFinder</name>
    <message>
        <source>A command, a name or an address</source>
        <translation>Ein Befehl, ein Name oder eine Adresse</translation>
    </message>
    <message>
        <source>Find or run anything</source>
        <translation>Alles suchen und ausführen</translation>
    </message>
    <message>
        <source>What was found</source>
        <translation>Gefundenes</translation>
    </message>
    <message>
        <source>Nothing found. Commands, names, addresses and ids are searched.</source>
        <translation>Nichts gefunden. Gesucht wird in Befehlen, Namen, Adressen und IDs.</translation>
    </message>
    <message>
        <source>%1, %2 of %3</source>
        <translation>%1, %2 von %3</translation>
    </message>
</context>
<context>
    <name>peerscape::window::Commands</name>
    <message>
        <source>&amp;Lock or unlock</source>
        <translation>&amp;Sperren oder entsperren</translation>
    </message>
    <message>
        <source>Keep what is selected where it is, or let it go again</source>
        <translation>Die Auswahl dort halten, wo sie ist, oder wieder freigeben</translation>
    </message>
    <message>
        <source>&amp;Automatic layout</source>
        <translation>&amp;Automatisch anordnen</translation>
    </message>
    <message>
        <source>Arrange everything: hubs in the middle, regions as bands</source>
        <translation>Alles anordnen: Hubs in der Mitte, Regionen als Bänder</translation>
    </message>
    <message>
        <source>Snap to &amp;grid</source>
        <translation>Am &amp;Raster einrasten</translation>
    </message>
    <message>
        <source>Boxes snap to a grid of 10; Alt ignores it</source>
        <translation>Kästen rasten an einem Raster von 10 ein; Alt setzt es aus</translation>
    </message>
    <message>
        <source>Snap to g&amp;uides and gaps</source>
        <translation>An &amp;Hilfslinien und Abständen einrasten</translation>
    </message>
    <message>
        <source>Boxes snap to edges, middles and equal gaps of others; Alt ignores them</source>
        <translation>Kästen rasten an Kanten, Mitten und gleichen Abständen anderer ein; Alt setzt es aus</translation>
    </message>
    <message>
        <source>Align l&amp;eft</source>
        <translation>&amp;Links ausrichten</translation>
    </message>
    <message>
        <source>Left edges in one line</source>
        <translation>Linke Kanten in einer Linie</translation>
    </message>
    <message>
        <source>Align &amp;centres</source>
        <translation>&amp;Mittig ausrichten</translation>
    </message>
    <message>
        <source>One under the other, middles in line</source>
        <translation>Untereinander, Mitten in einer Linie</translation>
    </message>
    <message>
        <source>Align &amp;right</source>
        <translation>R&amp;echts ausrichten</translation>
    </message>
    <message>
        <source>Right edges in one line</source>
        <translation>Rechte Kanten in einer Linie</translation>
    </message>
    <message>
        <source>Align &amp;top</source>
        <translation>&amp;Oben ausrichten</translation>
    </message>
    <message>
        <source>Top edges in one line</source>
        <translation>Obere Kanten in einer Linie</translation>
    </message>
    <message>
        <source>Align &amp;middles</source>
        <translation>Auf &amp;gleicher Höhe ausrichten</translation>
    </message>
    <message>
        <source>Side by side, middles in line</source>
        <translation>Nebeneinander, Mitten in einer Linie</translation>
    </message>
    <message>
        <source>Align &amp;bottom</source>
        <translation>&amp;Unten ausrichten</translation>
    </message>
    <message>
        <source>Bottom edges in one line</source>
        <translation>Untere Kanten in einer Linie</translation>
    </message>
    <message>
        <source>Distribute &amp;horizontally</source>
        <translation>&amp;Waagerecht verteilen</translation>
    </message>
    <message>
        <source>Equal gaps from left to right</source>
        <translation>Gleiche Abstände von links nach rechts</translation>
    </message>
    <message>
        <source>Distribute &amp;vertically</source>
        <translation>Sen&amp;krecht verteilen</translation>
    </message>
    <message>
        <source>Equal gaps from top to bottom</source>
        <translation>Gleiche Abstände von oben nach unten</translation>
    </message>
    <message>
        <source>Choose the theme, keys and what saving keeps</source>
        <translation>Farbschema, Sprache und Tasten wählen, und was das Speichern behält</translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation>&amp;Rückgängig</translation>
    </message>
    <message>
        <source>Undo the last edit</source>
        <translation>Die letzte Änderung rückgängig machen</translation>
    </message>
    <message>
        <source>&amp;Undo %1</source>
        <translation>&amp;Rückgängig: %1</translation>
    </message>
    <message>
        <source>&amp;Redo</source>
        <translation>&amp;Wiederholen</translation>
    </message>
    <message>
        <source>Redo what was undone</source>
        <translation>Rückgängig Gemachtes wiederholen</translation>
    </message>
    <message>
        <source>&amp;Redo %1</source>
        <translation>&amp;Wiederholen: %1</translation>
    </message>
    <message>
        <source>Re&amp;name</source>
        <translation>&amp;Umbenennen</translation>
    </message>
    <message>
        <source>Rename what is selected</source>
        <translation>Die Auswahl umbenennen</translation>
    </message>
    <message>
        <source>&amp;Delete</source>
        <translation>&amp;Löschen</translation>
    </message>
    <message>
        <source>Delete what is selected</source>
        <translation>Die Auswahl löschen</translation>
    </message>
    <message>
        <source>Select &amp;all</source>
        <translation>&amp;Alles auswählen</translation>
    </message>
    <message>
        <source>Select all networks, sites and notes</source>
        <translation>Alle Netzwerke, Standorte und Notizen auswählen</translation>
    </message>
    <message>
        <source>Cu&amp;t</source>
        <translation>Auss&amp;chneiden</translation>
    </message>
    <message>
        <source>Move what is selected to the clipboard</source>
        <translation>Die Auswahl in die Zwischenablage verschieben</translation>
    </message>
    <message>
        <source>&amp;Copy</source>
        <translation>&amp;Kopieren</translation>
    </message>
    <message>
        <source>Copy what is selected, for Peerscape and as SVG, picture and text for others</source>
        <translation>Die Auswahl kopieren, für Peerscape und als SVG, Bild und Text für andere Programme</translation>
    </message>
    <message>
        <source>&amp;Paste</source>
        <translation>&amp;Einfügen</translation>
    </message>
    <message>
        <source>Paste with free names and prefixes that overlap nothing</source>
        <translation>Mit freien Namen und Präfixen einfügen, die nichts überlappen</translation>
    </message>
    <message>
        <source>Paste with the prefixes as they were copied, whatever they overlap</source>
        <translation>Mit den kopierten Präfixen einfügen, was immer sie überlappen</translation>
    </message>
    <message>
        <source>Put a copy of what is selected beside it</source>
        <translation>Eine Kopie der Auswahl daneben setzen</translation>
    </message>
    <message>
        <source>&amp;New</source>
        <translation>&amp;Neu</translation>
    </message>
    <message>
        <source>Start an empty design</source>
        <translation>Einen leeren Entwurf beginnen</translation>
    </message>
    <message>
        <source>&amp;Open…</source>
        <translation>Ö&amp;ffnen …</translation>
    </message>
    <message>
        <source>Open a design, a template or az output</source>
        <translation>Einen Entwurf, eine Vorlage oder Ausgabe von az öffnen</translation>
    </message>
    <message>
        <source>New &amp;window</source>
        <translation>Neues Fens&amp;ter</translation>
    </message>
    <message>
        <source>Start an empty design in a window of its own</source>
        <translation>Einen leeren Entwurf in einem eigenen Fenster beginnen</translation>
    </message>
    <message>
        <source>Open a design beside this one</source>
        <translation>Einen Entwurf neben diesem öffnen</translation>
    </message>
    <message>
        <source>Read networks through your own Azure CLI</source>
        <translation>Netzwerke über Ihre eigene Azure CLI lesen</translation>
    </message>
    <message>
        <source>&amp;Save</source>
        <translation>&amp;Speichern</translation>
    </message>
    <message>
        <source>Save the design</source>
        <translation>Den Entwurf speichern</translation>
    </message>
    <message>
        <source>Save &amp;as…</source>
        <translation>Speichern &amp;unter …</translation>
    </message>
    <message>
        <source>Save the design under another name</source>
        <translation>Den Entwurf unter einem anderen Namen speichern</translation>
    </message>
    <message>
        <source>&amp;Export diagram…</source>
        <translation>Diagramm e&amp;xportieren …</translation>
    </message>
    <message>
        <source>Export the diagram as SVG, PNG, PDF, draw.io, Mermaid or DOT</source>
        <translation>Das Diagramm als SVG, PNG, PDF, draw.io, Mermaid oder DOT exportieren</translation>
    </message>
    <message>
        <source>&amp;Print…</source>
        <translation>&amp;Drucken …</translation>
    </message>
    <message>
        <source>Print the diagram with its legend</source>
        <translation>Das Diagramm mit seiner Legende drucken</translation>
    </message>
    <message>
        <source>Print pre&amp;view…</source>
        <translation>Druckvo&amp;rschau …</translation>
    </message>
    <message>
        <source>See the printed pages first</source>
        <translation>Zuerst die gedruckten Seiten sehen</translation>
    </message>
    <message>
        <source>Export the design as ARM, Bicep, Terraform, Azure CLI or PowerShell</source>
        <translation>Den Entwurf als ARM, Bicep, Terraform, Azure CLI oder PowerShell exportieren</translation>
    </message>
    <message>
        <source>Co&amp;mpare…</source>
        <translation>&amp;Vergleichen …</translation>
    </message>
    <message>
        <source>What changed between two versions of the design, or a file</source>
        <translation>Was sich zwischen zwei Fassungen des Entwurfs oder gegenüber einer Datei geändert hat</translation>
    </message>
    <message>
        <source>What the design loses and gains without what is selected</source>
        <translation>Was der Entwurf ohne die Auswahl verliert und gewinnt</translation>
    </message>
    <message>
        <source>What was read, approximated and not modelled</source>
        <translation>Was gelesen, angenähert und nicht modelliert wurde</translation>
    </message>
    <message>
        <source>Show what is there before or after a Terraform plan</source>
        <translation>Zeigen, was vor oder nach einem Terraform-Plan da ist</translation>
    </message>
    <message>
        <source>Serve on &amp;this computer…</source>
        <translation>Auf diesem Computer bereitste&amp;llen …</translation>
    </message>
    <message>
        <source>Let Azure clients on this computer read and write this design</source>
        <translation>Azure-Clients auf diesem Computer diesen Entwurf lesen und schreiben lassen</translation>
    </message>
    <message>
        <source>&amp;Close</source>
        <translation>Sc&amp;hließen</translation>
    </message>
    <message>
        <source>Close the design</source>
        <translation>Den Entwurf schließen</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>B&amp;eenden</translation>
    </message>
    <message>
        <source>Close every window and leave Peerscape</source>
        <translation>Alle Fenster schließen und Peerscape beenden</translation>
    </message>
    <message>
        <source>Key</source>
        <translation>Taste</translation>
    </message>
    <message>
        <source>Command</source>
        <translation>Befehl</translation>
    </message>
    <message>
        <source>&amp;Peerscape help</source>
        <translation>&amp;Peerscape-Hilfe</translation>
    </message>
    <message>
        <source>What every panel does</source>
        <translation>Was jeder Bereich tut</translation>
    </message>
    <message>
        <source>&amp;Keyboard shortcuts</source>
        <translation>&amp;Tastenkürzel</translation>
    </message>
    <message>
        <source>Search and change the keys of every command</source>
        <translation>Die Tasten aller Befehle suchen und ändern</translation>
    </message>
    <message>
        <source>&amp;About Peerscape</source>
        <translation>&amp;Über Peerscape</translation>
    </message>
    <message>
        <source>Version and licence</source>
        <translation>Version und Lizenz</translation>
    </message>
    <message>
        <source>Insert: %1</source>
        <translation>Einfügen: %1</translation>
    </message>
    <message>
        <source>Select</source>
        <translation>Auswählen</translation>
    </message>
    <message>
        <source>Select, move and resize things</source>
        <translation>Dinge auswählen, verschieben und in der Größe ändern</translation>
    </message>
    <message>
        <source>Pan</source>
        <translation>Schwenken</translation>
    </message>
    <message>
        <source>Drag the view</source>
        <translation>Die Ansicht ziehen</translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation>&amp;Datei</translation>
    </message>
    <message>
        <source>Open &amp;recent</source>
        <translation>&amp;Zuletzt geöffnet</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>&amp;Bearbeiten</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>&amp;Ansicht</translation>
    </message>
    <message>
        <source>&amp;Layers</source>
        <translation>&amp;Ebenen</translation>
    </message>
    <message>
        <source>&amp;Theme</source>
        <translation>Farbs&amp;chema</translation>
    </message>
    <message>
        <source>&amp;Go to</source>
        <translation>Gehe &amp;zu</translation>
    </message>
    <message>
        <source>&amp;Insert</source>
        <translation>E&amp;infügen</translation>
    </message>
    <message>
        <source>&amp;Arrange</source>
        <translation>An&amp;ordnen</translation>
    </message>
    <message>
        <source>&amp;Network</source>
        <translation>&amp;Netzwerk</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>&amp;Hilfe</translation>
    </message>
    <message>
        <source>%1 (missing)</source>
        <translation>%1 (fehlt)</translation>
    </message>
    <message>
        <source>&amp;Pinned</source>
        <translation>&amp;Angeheftet</translation>
    </message>
    <message>
        <source>Clear the list</source>
        <translation>Liste leeren</translation>
    </message>
    <message>
        <source>&amp;Paste here</source>
        <translation>&amp;Hier einfügen</translation>
    </message>
    <message>
        <source>&amp;Peer</source>
        <translation>&amp;Peering anlegen</translation>
    </message>
    <message>
        <source>Peer the two selected networks, or choose them on the canvas</source>
        <translation>Ein Peering zwischen den zwei ausgewählten Netzwerken anlegen, oder sie auf der Zeichenfläche wählen</translation>
    </message>
    <message>
        <source>Peer &amp;one side only</source>
        <translation>&amp;Nur eine Seite anlegen</translation>
    </message>
    <message>
        <source>Make the first network&apos;s side only</source>
        <translation>Nur die Seite des ersten Netzwerks anlegen</translation>
    </message>
    <message>
        <source>Create the other &amp;side</source>
        <translation>Die &amp;andere Seite anlegen</translation>
    </message>
    <message>
        <source>Complete a one-sided peering</source>
        <translation>Ein einseitiges Peering vervollständigen</translation>
    </message>
    <message>
        <source>S&amp;ync</source>
        <translation>S&amp;ynchronisieren</translation>
    </message>
    <message>
        <source>Copy the remote address space anew</source>
        <translation>Den Adressraum der Gegenseite neu übernehmen</translation>
    </message>
    <message>
        <source>&amp;Reset to Initiated</source>
        <translation>Auf Initiated &amp;zurücksetzen</translation>
    </message>
    <message>
        <source>Put a disconnected side again</source>
        <translation>Eine getrennte Seite neu anlegen</translation>
    </message>
    <message>
        <source>&amp;Delete both sides</source>
        <translation>Beide Seiten &amp;löschen</translation>
    </message>
    <message>
        <source>Delete both sides of a peering</source>
        <translation>Beide Seiten eines Peerings löschen</translation>
    </message>
    <message>
        <source>Allow virtual network access</source>
        <translation>Allow virtual network access</translation>
    </message>
    <message>
        <source>Switch virtual network access of the selected side</source>
        <translation>Allow virtual network access der ausgewählten Seite umschalten</translation>
    </message>
    <message>
        <source>Allow forwarded traffic</source>
        <translation>Allow forwarded traffic</translation>
    </message>
    <message>
        <source>Switch forwarded traffic of the selected side</source>
        <translation>Allow forwarded traffic der ausgewählten Seite umschalten</translation>
    </message>
    <message>
        <source>Allow gateway transit</source>
        <translation>Allow gateway transit</translation>
    </message>
    <message>
        <source>Switch gateway transit of the selected side</source>
        <translation>Allow gateway transit der ausgewählten Seite umschalten</translation>
    </message>
    <message>
        <source>Use remote gateways</source>
        <translation>Use remote gateways</translation>
    </message>
    <message>
        <source>Switch remote gateways of the selected side</source>
        <translation>Use remote gateways der ausgewählten Seite umschalten</translation>
    </message>
    <message>
        <source>Tools</source>
        <translation>Werkzeuge</translation>
    </message>
    <message>
        <source>Place: %1</source>
        <translation>Platzieren: %1</translation>
    </message>
    <message>
        <source>VNet</source>
        <translation>VNet</translation>
    </message>
    <message>
        <source>VM</source>
        <translation>VM</translation>
    </message>
    <message>
        <source>Gateway</source>
        <translation>Gateway</translation>
    </message>
    <message>
        <source>Site</source>
        <translation>Standort</translation>
    </message>
    <message>
        <source>Layers</source>
        <translation>Ebenen</translation>
    </message>
    <message>
        <source>What the drawing shows</source>
        <translation>Was die Zeichnung zeigt</translation>
    </message>
    <message>
        <source>Switch between light and dark</source>
        <translation>Zwischen hell und dunkel wechseln</translation>
    </message>
    <message>
        <source>Zoom &amp;in</source>
        <translation>Ver&amp;größern</translation>
    </message>
    <message>
        <source>Zoom in</source>
        <translation>Vergrößern</translation>
    </message>
    <message>
        <source>Zoom &amp;out</source>
        <translation>Ver&amp;kleinern</translation>
    </message>
    <message>
        <source>Zoom out</source>
        <translation>Verkleinern</translation>
    </message>
    <message>
        <source>&amp;Actual size</source>
        <translation>&amp;Originalgröße</translation>
    </message>
    <message>
        <source>Zoom to 100 %</source>
        <translation>Auf 100 % zoomen</translation>
    </message>
    <message>
        <source>&amp;Fit everything</source>
        <translation>Alles ein&amp;passen</translation>
    </message>
    <message>
        <source>Show the whole design</source>
        <translation>Den ganzen Entwurf zeigen</translation>
    </message>
    <message>
        <source>Fit &amp;selection</source>
        <translation>Aus&amp;wahl einpassen</translation>
    </message>
    <message>
        <source>Show what is selected</source>
        <translation>Die Auswahl zeigen</translation>
    </message>
    <message>
        <source>Go to &amp;canvas</source>
        <translation>Zur Zeichen&amp;fläche</translation>
    </message>
    <message>
        <source>Move the keyboard to the canvas</source>
        <translation>Die Tastatur auf die Zeichenfläche richten</translation>
    </message>
    <message>
        <source>&amp;Present</source>
        <translation>Prä&amp;sentieren</translation>
    </message>
    <message>
        <source>Show the design and its routes to an audience, frame by frame</source>
        <translation>Den Entwurf und seine Routen vor Publikum zeigen, Rahmen für Rahmen</translation>
    </message>
    <message>
        <source>F&amp;ull screen</source>
        <translation>Voll&amp;bild</translation>
    </message>
    <message>
        <source>Let the window fill the screen, or make it a window again</source>
        <translation>Das Fenster den Bildschirm füllen lassen, oder wieder ein Fenster daraus machen</translation>
    </message>
    <message>
        <source>&amp;Reset panels</source>
        <translation>Bereiche &amp;zurücksetzen</translation>
    </message>
    <message>
        <source>Put every panel back to its place</source>
        <translation>Alle Bereiche an ihren Platz zurückbringen</translation>
    </message>
    <message>
        <source>Follow the system</source>
        <translation>Wie das System</translation>
    </message>
    <message>
        <source>Light or dark, as the desktop is</source>
        <translation>Hell oder dunkel, wie der Desktop ist</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Hell</translation>
    </message>
    <message>
        <source>The light theme</source>
        <translation>Das helle Farbschema</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Dunkel</translation>
    </message>
    <message>
        <source>The dark theme</source>
        <translation>Das dunkle Farbschema</translation>
    </message>
    <message>
        <source>High contrast</source>
        <translation>Hoher Kontrast</translation>
    </message>
    <message>
        <source>Black, white and two colours</source>
        <translation>Schwarz, Weiß und zwei Farben</translation>
    </message>
    <message>
        <source>&amp;Collapse or expand</source>
        <translation>Zu- oder au&amp;fklappen</translation>
    </message>
    <message>
        <source>Show the selected networks as their headers alone, or whole again</source>
        <translation>Die ausgewählten Netzwerke nur als Kopfzeile zeigen, oder wieder ganz</translation>
    </message>
    <message>
        <source>Dim everything else</source>
        <translation>Alles andere abdunkeln</translation>
    </message>
    <message>
        <source>&amp;Tour</source>
        <translation>&amp;Rundgang</translation>
    </message>
    <message>
        <source>Be shown round the window on the exercise</source>
        <translation>Sich das Fenster an der Übung zeigen lassen</translation>
    </message>
    <message>
        <source>Bend the selected peering or connection by keys</source>
        <translation>Das ausgewählte Peering oder die Verbindung mit Tasten knicken</translation>
    </message>
    <message>
        <source>Re-r&amp;oute line</source>
        <translation>Linie neu &amp;führen</translation>
    </message>
    <message>
        <source>Take the bends out of the selected lines</source>
        <translation>Die Knicke aus den ausgewählten Linien entfernen</translation>
    </message>
    <message>
        <source>Who has a route &amp;here?</source>
        <translation>Wer &amp;hat eine Route hierher?</translation>
    </message>
    <message>
        <source>Show which NICs have a route to what is selected</source>
        <translation>Zeigen, welche NICs eine Route zum Ausgewählten haben</translation>
    </message>
    <message>
        <source>Next ans&amp;wer</source>
        <translation>Nächste An&amp;twort</translation>
    </message>
    <message>
        <source>Go to the next NIC that has the route</source>
        <translation>Zur nächsten NIC gehen, die die Route hat</translation>
    </message>
    <message>
        <source>Pre&amp;vious answer</source>
        <translation>&amp;Vorige Antwort</translation>
    </message>
    <message>
        <source>Go to the NIC before that has the route</source>
        <translation>Zur vorigen NIC gehen, die die Route hat</translation>
    </message>
    <message>
        <source>Be&amp;nd line</source>
        <translation>Linie &amp;biegen</translation>
    </message>
    <message>
        <source>What the plan chan&amp;ges…</source>
        <translation>&amp;Was der Plan ändert …</translation>
    </message>
    <message>
        <source>Compare what is there before a Terraform plan with what is there after it</source>
        <translation>Vergleicht, was vor einem Terraform-Plan da ist, mit dem, was danach da ist</translation>
    </message>
    <message>
        <source>Before the plan</source>
        <translation>Vor dem Plan</translation>
    </message>
    <message>
        <source>After the plan</source>
        <translation>Nach dem Plan</translation>
    </message>
    <message>
        <source>Pr&amp;eferences…</source>
        <translation>E&amp;instellungen …</translation>
    </message>
    <message>
        <source>Paste with the &amp;same addresses</source>
        <translation>Mit gleichen A&amp;dressen einfügen</translation>
    </message>
    <message>
        <source>Dup&amp;licate</source>
        <translation>Du&amp;plizieren</translation>
    </message>
    <message>
        <source>New ta&amp;b</source>
        <translation>Neuer Reiter</translation>
    </message>
    <message>
        <source>Start an empty design behind a tab of this window</source>
        <translation>Einen leeren Entwurf in einem Reiter dieses Fensters beginnen</translation>
    </message>
    <message>
        <source>Open in another tab…</source>
        <translation>In weiterem Reiter öffnen …</translation>
    </message>
    <message>
        <source>Open a design behind a tab of this window</source>
        <translation>Einen Entwurf in einem Reiter dieses Fensters öffnen</translation>
    </message>
    <message>
        <source>Open in another win&amp;dow…</source>
        <translation>In anderem Fenster öffnen …</translation>
    </message>
    <message>
        <source>Read from A&amp;zure…</source>
        <translation>Aus &amp;Azure lesen …</translation>
    </message>
    <message>
        <source>E&amp;xport as code…</source>
        <translation>Als &amp;Code exportieren …</translation>
    </message>
    <message>
        <source>Compare wit&amp;hout it…</source>
        <translation>&amp;Ohne Auswahl vergleichen …</translation>
    </message>
    <message>
        <source>&amp;Import report</source>
        <translation>&amp;Importbericht</translation>
    </message>
    <message>
        <source>Other side o&amp;f the plan</source>
        <translation>Andere Seite des &amp;Plans</translation>
    </message>
    <message>
        <source>Samp&amp;les</source>
        <translation>&amp;Beispiele</translation>
    </message>
    <message>
        <source>Pa&amp;nels</source>
        <translation>Be&amp;reiche</translation>
    </message>
    <message>
        <source>Ne&amp;xt tab</source>
        <translation>Nächster Reiter</translation>
    </message>
    <message>
        <source>Go to the design behind the next tab</source>
        <translation>Zum Entwurf im nächsten Reiter</translation>
    </message>
    <message>
        <source>Pre&amp;vious tab</source>
        <translation>Voriger Reiter</translation>
    </message>
    <message>
        <source>Go to the design behind the previous tab</source>
        <translation>Zum Entwurf im vorigen Reiter</translation>
    </message>
    <message>
        <source>Give the design a window of its own</source>
        <translation>Dem Entwurf ein eigenes Fenster geben</translation>
    </message>
    <message>
        <source>Isolat&amp;e selection</source>
        <translation>Auswahl her&amp;vorheben</translation>
    </message>
    <message>
        <source>Select all networ&amp;ks</source>
        <translation>Alle Netzwerke auswählen</translation>
    </message>
    <message>
        <source>Select every virtual network and nothing else</source>
        <translation>Jedes virtuelle Netzwerk und sonst nichts auswählen</translation>
    </message>
    <message>
        <source>Select all peerin&amp;gs</source>
        <translation>Alle Peerings auswählen</translation>
    </message>
    <message>
        <source>Select both sides of every peering and nothing else</source>
        <translation>Beide Seiten jedes Peerings und sonst nichts auswählen</translation>
    </message>
    <message>
        <source>Image…</source>
        <translation>Bild …</translation>
    </message>
    <message>
        <source>Insert a PNG, JPEG or SVG picture beside the network</source>
        <translation>Ein PNG-, JPEG- oder SVG-Bild neben dem Netz einfügen</translation>
    </message>
    <message>
        <source>Insert image</source>
        <translation>Bild einfügen</translation>
    </message>
    <message>
        <source>Pictures (*.png *.jpg *.jpeg *.svg)</source>
        <translation>Bilder (*.png *.jpg *.jpeg *.svg)</translation>
    </message>
    <message>
        <source>Move ta&amp;b left</source>
        <translation>Reiter nach &amp;links</translation>
    </message>
    <message>
        <source>Put the design&apos;s tab one place to the left</source>
        <translation>Den Reiter des Entwurfs um einen Platz nach links setzen</translation>
    </message>
    <message>
        <source>Move tab &amp;right</source>
        <translation>Reiter &amp;nach rechts</translation>
    </message>
    <message>
        <source>Put the design&apos;s tab one place to the right</source>
        <translation>Den Reiter des Entwurfs um einen Platz nach rechts setzen</translation>
    </message>
    <message>
        <source>Bring to &amp;front</source>
        <translation>In den &amp;Vordergrund</translation>
    </message>
    <message>
        <source>Put the selected notes, frames and images before everything</source>
        <translation>Die ausgewählten Notizen, Rahmen und Bilder vor alles bringen</translation>
    </message>
    <message>
        <source>Bring for&amp;ward</source>
        <translation>Eine Ebene &amp;nach vorn</translation>
    </message>
    <message>
        <source>Put the selected notes, frames and images before the next thing they cover</source>
        <translation>Die ausgewählten Notizen, Rahmen und Bilder vor das Nächste bringen, das sie überdecken</translation>
    </message>
    <message>
        <source>Send bac&amp;kward</source>
        <translation>Eine Ebene nach hin&amp;ten</translation>
    </message>
    <message>
        <source>Put the selected notes, frames and images behind the next thing they cover</source>
        <translation>Die ausgewählten Notizen, Rahmen und Bilder hinter das Nächste bringen, das sie überdecken</translation>
    </message>
    <message>
        <source>Sen&amp;d to back</source>
        <translation>In den H&amp;intergrund</translation>
    </message>
    <message>
        <source>Put the selected notes, frames and images behind everything, the networks too</source>
        <translation>Die ausgewählten Notizen, Rahmen und Bilder hinter alles bringen, auch hinter die Netzwerke</translation>
    </message>
    <message>
        <source>Select noth&amp;ing</source>
        <translation>&amp;Nichts auswählen</translation>
    </message>
    <message>
        <source>Take everything out of the selection</source>
        <translation>Alles aus der Auswahl nehmen</translation>
    </message>
    <message>
        <source>The wheel alone zooms, and with Ctrl it scrolls</source>
        <translation>Das Rad allein zoomt, und mit Strg rollt es</translation>
    </message>
    <message>
        <source>Undone: %1</source>
        <translation>Rückgängig gemacht: %1</translation>
    </message>
    <message>
        <source>Break the desig&amp;n…</source>
        <translation>Fehler ein&amp;bauen …</translation>
    </message>
    <message>
        <source>Make one mistake in a design that works, for somebody to find</source>
        <translation>Baut in einen Entwurf, der funktioniert, einen Fehler ein, den jemand finden soll</translation>
    </message>
    <message>
        <source>Te&amp;ll what was broken</source>
        <translation>Eingebauten Fehler &amp;offenlegen</translation>
    </message>
    <message>
        <source>Say which mistake Break the design made, and select its place</source>
        <translation>Sagt, welcher Fehler eingebaut wurde, und wählt seine Stelle aus</translation>
    </message>
    <message>
        <source>Groups of t&amp;he matrix</source>
        <translation>Gruppen der Matri&amp;x</translation>
    </message>
    <message>
        <source>What data over all peerings costs in a month, by dated list prices</source>
        <translation>Was Daten über alle Peerings im Monat kosten, nach Listenpreisen mit Datum</translation>
    </message>
    <message>
        <source>&amp;Monthly cost of peerings…</source>
        <translation>Monatliche Kosten &amp;der Peerings …</translation>
    </message>
    <message>
        <source>A small map of everything in the corner of the canvas</source>
        <translation>Eine kleine Karte von allem in der Ecke der Zeichenfläche</translation>
    </message>
    <message>
        <source>Wheel &amp;zooms</source>
        <translation>Ra&amp;d zoomt</translation>
    </message>
    <message>
        <source>&amp;Map of the design</source>
        <translation>Karte des Entw&amp;urfs</translation>
    </message>
    <message>
        <source>Move the tab to a &amp;window</source>
        <translation>Reiter in ein Fenster verschieben</translation>
    </message>
</context>
<context>
    <name>peerscape::window::DockTitle</name>
    <message>
        <source>Detach or put back %1</source>
        <translation>%1 ablösen oder zurücksetzen</translation>
    </message>
    <message>
        <source>Hide %1</source>
        <translation>%1 verbergen</translation>
    </message>
</context>
<context>
    <name>peerscape::window::DocumentFiles</name>
    <message>
        <source>the answer of az</source>
        <translation>die Antwort von az</translation>
    </message>
    <message>
        <source>Reading %1…</source>
        <translation>%1 wird gelesen …</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Saving %1…</source>
        <translation>%1 wird gespeichert …</translation>
    </message>
    <message>
        <source>The exercise: Sales, Marketing, Research</source>
        <translation>Die Übung: Sales, Marketing, Research</translation>
    </message>
    <message>
        <source>Gateway transit: hub and spokes</source>
        <translation>Gateway-Transit: Hub und Spokes</translation>
    </message>
    <message>
        <source>Two spokes through an appliance</source>
        <translation>Zwei Spokes durch eine Appliance</translation>
    </message>
    <message>
        <source>One-sided and disconnected peerings</source>
        <translation>Einseitige und getrennte Peerings</translation>
    </message>
    <message>
        <source>Overlapping networks</source>
        <translation>Überlappende Netzwerke</translation>
    </message>
    <message>
        <source>Forced tunnelling</source>
        <translation>Erzwungenes Tunneln</translation>
    </message>
    <message>
        <source>Across subscriptions and tenants</source>
        <translation>Über Abonnements und Mandanten hinweg</translation>
    </message>
    <message>
        <source>Marketing is peered with both. Sales and Research are not peered with each other: a peering is not transitive.</source>
        <translation>Marketing hat ein Peering mit beiden. Sales und Research haben keines miteinander: Ein Peering ist nicht transitiv.</translation>
    </message>
    <message>
        <source>spoke3 is peered without the two gateway flags:
it reaches the hub, but not Head office.</source>
        <translation>spoke3 hat sein Peering ohne die zwei Gateway-Schalter:
Es erreicht den Hub, aber nicht Head office.</translation>
    </message>
    <message>
        <source>The route tables send what one spoke has for the other to nva1 in the hub. It forwards; the spokes accept it, because their sides allow forwarded traffic.</source>
        <translation>Die Routentabellen senden, was ein Spoke für den anderen hat, zu nva1 im Hub. Es leitet weiter; die Spokes nehmen es an, weil ihre Seiten weitergeleiteten Verkehr erlauben.</translation>
    </message>
    <message>
        <source>finance-vnet made its side
only: Initiated, no routes.</source>
        <translation>finance-vnet hat nur seine Seite:
Initiated, keine Routen.</translation>
    </message>
    <message>
        <source>legacy-vnet deleted its side:
Disconnected, no routes.</source>
        <translation>legacy-vnet hat seine Seite gelöscht:
Disconnected, keine Routen.</translation>
    </message>
    <message>
        <source>grown-vnet got a second prefix;
the hub has not synced yet.</source>
        <translation>grown-vnet bekam ein zweites Präfix;
der Hub ist noch nicht synchron.</translation>
    </message>
    <message>
        <source>team-a and team-b use the same range. That is allowed
while nothing joins them: peer team-b with the hub and
Azure refuses, because team-a is peered with it.</source>
        <translation>team-a und team-b haben denselben Bereich. Das ist
erlaubt, solange nichts sie verbindet: Ein Peering von
team-b mit dem Hub lehnt Azure ab; team-a hat eines.</translation>
    </message>
    <message>
        <source>Head office is the default site of the gateway: every subnet
sends its Internet traffic there, except &quot;direct&quot;, whose
route table leads it to the Internet.</source>
        <translation>Head office ist der Standardstandort des Gateways:
Jedes Subnetz sendet seinen Internetverkehr dorthin, außer
„direct“, dessen Routentabelle ihn ins Internet führt.</translation>
    </message>
    <message>
        <source>Each side is made from its own tenant, by somebody
who is known in both.</source>
        <translation>Jede Seite wird aus ihrem eigenen Mandanten angelegt,
von jemandem, den beide kennen.</translation>
    </message>
</context>
<context>
    <name>peerscape::window::DocumentSession</name>
    <message>
        <source>Untitled</source>
        <translation>Unbenannt</translation>
    </message>
    <message>
        <source>%1 — before the plan</source>
        <translation>%1 – vor dem Plan</translation>
    </message>
    <message>
        <source>%1 — after the plan</source>
        <translation>%1 – nach dem Plan</translation>
    </message>
    <message>
        <source>%1 — edited</source>
        <translation>%1 – geändert</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Öffnen</translation>
    </message>
    <message>
        <source>Compare with</source>
        <translation>Vergleichen mit</translation>
    </message>
    <message>
        <source>Designs (*.peerscape *.json *.bicep *.bicepparam *.tfstate);;Pictures with their design (*.svg *.png *.drawio);;All files (*)</source>
        <translation>Entwürfe (*.peerscape *.json *.bicep *.bicepparam *.tfstate);;Bilder mit ihrem Entwurf (*.svg *.png *.drawio);;Alle Dateien (*)</translation>
    </message>
    <message>
        <source>Cannot open</source>
        <translation>Öffnen nicht möglich</translation>
    </message>
    <message>
        <source>Cannot save</source>
        <translation>Speichern nicht möglich</translation>
    </message>
    <message>
        <source>Save as</source>
        <translation>Speichern unter</translation>
    </message>
    <message>
        <source>design.peerscape</source>
        <translation>Entwurf.peerscape</translation>
    </message>
    <message>
        <source>Peerscape documents (*.peerscape)</source>
        <translation>Peerscape-Dokumente (*.peerscape)</translation>
    </message>
    <message>
        <source>Unsaved changes</source>
        <translation>Nicht gespeicherte Änderungen</translation>
    </message>
    <message>
        <source>Save the changes to this design?</source>
        <translation>Die Änderungen an diesem Entwurf speichern?</translation>
    </message>
    <message>
        <source>Cannot recover</source>
        <translation>Wiederherstellen nicht möglich</translation>
    </message>
    <message>
        <source>Cannot compare</source>
        <translation>Vergleichen nicht möglich</translation>
    </message>
    <message>
        <source>Empty design</source>
        <translation>Leerer Entwurf</translation>
    </message>
    <message>
        <source>The unsaved changes</source>
        <translation>Die nicht gespeicherten Änderungen</translation>
    </message>
    <message>
        <source>Drawing the design…</source>
        <translation>Der Entwurf wird gezeichnet …</translation>
    </message>
</context>
<context>
    <name>peerscape::window::FinderModel</name>
    <message>
        <source>Which NICs have a route to %1</source>
        <translation>Welche NICs haben eine Route zu %1</translation>
    </message>
    <message>
        <source>Arrange</source>
        <translation>Anordnen</translation>
    </message>
    <message>
        <source>Edit</source>
        <translation>Bearbeiten</translation>
    </message>
    <message>
        <source>Problems</source>
        <translation>Probleme</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Datei</translation>
    </message>
    <message>
        <source>Find</source>
        <translation>Suchen</translation>
    </message>
    <message>
        <source>Help</source>
        <translation>Hilfe</translation>
    </message>
    <message>
        <source>History</source>
        <translation>Verlauf</translation>
    </message>
    <message>
        <source>Insert</source>
        <translation>Einfügen</translation>
    </message>
    <message>
        <source>Layer</source>
        <translation>Ebene</translation>
    </message>
    <message>
        <source>Lesson</source>
        <translation>Lektion</translation>
    </message>
    <message>
        <source>Matrix</source>
        <translation>Matrix</translation>
    </message>
    <message>
        <source>Peering</source>
        <translation>Peering</translation>
    </message>
    <message>
        <source>Panel</source>
        <translation>Bereich</translation>
    </message>
    <message>
        <source>Reachability</source>
        <translation>Erreichbarkeit</translation>
    </message>
    <message>
        <source>Theme</source>
        <translation>Farbschema</translation>
    </message>
    <message>
        <source>Tool</source>
        <translation>Werkzeug</translation>
    </message>
    <message>
        <source>View</source>
        <translation>Ansicht</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>what a command is about, the command</comment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>Sample</source>
        <translation>Beispiel</translation>
    </message>
</context>
<context>
    <name>peerscape::window::Lesson</name>
    <message>
        <source>Looking for a mistake…</source>
        <translation>Ein Fehler wird gesucht…</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Break the design</source>
        <translation>Fehler einbauen</translation>
    </message>
    <message>
        <source>These do not reach each other any more:</source>
        <translation>Diese erreichen einander nicht mehr:</translation>
    </message>
    <message>
        <source>The design no longer does what it should:</source>
        <translation>Der Entwurf tut nicht mehr, was er soll:</translation>
    </message>
    <message>
        <source>One mistake is the reason. Find it and mend it; Network ▸ Tell what was broken says which it was.</source>
        <translation>Ein einziger Fehler ist der Grund. Finden und beheben Sie ihn; Netzwerk ▸ Eingebauten Fehler offenlegen sagt, welcher es war.</translation>
    </message>
    <message>
        <source>What was broken</source>
        <translation>Der eingebaute Fehler</translation>
    </message>
</context>
<context>
    <name>peerscape::window::MainWindow</name>
    <message>
        <source>Unsaved changes are not safe from a crash: %1</source>
        <translation>Nicht gespeicherte Änderungen sind vor einem Absturz nicht sicher: %1</translation>
    </message>
</context>
<context>
    <name>peerscape::window::Panels</name>
    <message>
        <source>Addresses</source>
        <translation>Adressen</translation>
    </message>
    <message>
        <source>Which ranges are used and free, in a network and altogether</source>
        <translation>Welche Bereiche belegt und frei sind, in einem Netzwerk und insgesamt</translation>
    </message>
    <message>
        <source>Azure CLI</source>
        <translation>Azure CLI</translation>
    </message>
    <message>
        <source>Azure CLI and PowerShell commands on this design, without Azure</source>
        <translation>Befehle der Azure CLI und von PowerShell auf diesen Entwurf, ohne Azure</translation>
    </message>
    <message>
        <source>R&amp;un script…</source>
        <translation>S&amp;kript ausführen …</translation>
    </message>
    <message>
        <source>Run a script of Azure CLI or PowerShell commands on this design</source>
        <translation>Ein Skript mit Befehlen der Azure CLI oder von PowerShell auf diesen Entwurf ausführen</translation>
    </message>
    <message>
        <source>Run script</source>
        <translation>Skript ausführen</translation>
    </message>
    <message>
        <source>Scripts (*.sh *.bash *.azcli *.ps1);;All files (*)</source>
        <translation>Skripte (*.sh *.bash *.azcli *.ps1);;Alle Dateien (*)</translation>
    </message>
    <message>
        <source>History</source>
        <translation>Verlauf</translation>
    </message>
    <message>
        <source>Every edit by name, and as commands; choose one to go back to it</source>
        <translation>Jede Änderung beim Namen, und als Befehle; wählen Sie eine, um zu ihr zurückzukehren</translation>
    </message>
    <message>
        <source>Make the edits again one by one; again: pause</source>
        <translation>Die Änderungen noch einmal machen, eine nach der anderen; noch einmal: anhalten</translation>
    </message>
    <message>
        <source>&amp;Branch into another window</source>
        <translation>In anderes Fenster ab&amp;zweigen</translation>
    </message>
    <message>
        <source>Go on from this step of the history in a window of its own</source>
        <translation>Von diesem Schritt des Verlaufs aus in einem eigenen Fenster weiterarbeiten</translation>
    </message>
    <message>
        <source>Inspector</source>
        <translation>Eigenschaften</translation>
    </message>
    <message>
        <source>Every field of what is selected</source>
        <translation>Jedes Feld der Auswahl</translation>
    </message>
    <message>
        <source>Go to &amp;inspector</source>
        <translation>Zu den E&amp;igenschaften</translation>
    </message>
    <message>
        <source>Move the keyboard to the first field of the inspector</source>
        <translation>Die Tastatur auf das erste Feld der Eigenschaften richten</translation>
    </message>
    <message>
        <source>Matrix</source>
        <translation>Matrix</translation>
    </message>
    <message>
        <source>Who reaches whom: all pairs, both directions</source>
        <translation>Wer wen erreicht: alle Paare, beide Richtungen</translation>
    </message>
    <message>
        <source>Outline</source>
        <translation>Gliederung</translation>
    </message>
    <message>
        <source>Everything in the design as a tree</source>
        <translation>Alles im Entwurf als Baum</translation>
    </message>
    <message>
        <source>&amp;Find…</source>
        <translation>&amp;Suchen …</translation>
    </message>
    <message>
        <source>Search names and addresses in the outline</source>
        <translation>Namen und Adressen in der Gliederung suchen</translation>
    </message>
    <message>
        <source>Find a command, a name or an address</source>
        <translation>Einen Befehl, einen Namen oder eine Adresse finden</translation>
    </message>
    <message>
        <source>Insert</source>
        <translation>Einfügen</translation>
    </message>
    <message>
        <source>What can be placed on the canvas</source>
        <translation>Was sich auf der Zeichenfläche platzieren lässt</translation>
    </message>
    <message>
        <source>Problems</source>
        <translation>Probleme</translation>
    </message>
    <message>
        <source>What Azure would refuse and what is risky, with fixes</source>
        <translation>Was Azure ablehnen würde und was riskant ist, mit Behebungen</translation>
    </message>
    <message>
        <source>E&amp;xpectations</source>
        <translation>&amp;Erwartungen</translation>
    </message>
    <message>
        <source>The statements that the design is held to, and how they stand</source>
        <translation>Die Aussagen, auf die der Entwurf festgelegt ist, und wie es um sie steht</translation>
    </message>
    <message>
        <source>Hold the design to the routes of the selected thing as they are now</source>
        <translation>Den Entwurf auf die Routen der Auswahl festlegen, wie sie jetzt sind</translation>
    </message>
    <message>
        <source>Reachability</source>
        <translation>Erreichbarkeit</translation>
    </message>
    <message>
        <source>Whether a packet arrives and its answer comes back, hop by hop</source>
        <translation>Ob ein Paket ankommt und seine Antwort zurückkommt, Hop für Hop</translation>
    </message>
    <message>
        <source>&amp;Trace</source>
        <translation>&amp;Verfolgen</translation>
    </message>
    <message>
        <source>Follow a packet between the two selected things, or choose them on the canvas</source>
        <translation>Einem Paket zwischen den zwei ausgewählten Dingen folgen, oder sie auf der Zeichenfläche wählen</translation>
    </message>
    <message>
        <source>Packets &amp;from here</source>
        <translation>Pakete von &amp;hier</translation>
    </message>
    <message>
        <source>Ask what the selected thing can reach</source>
        <translation>Fragen, was die Auswahl erreicht</translation>
    </message>
    <message>
        <source>Ask what reaches the selected thing</source>
        <translation>Fragen, wovon die Auswahl erreicht wird</translation>
    </message>
    <message>
        <source>Look at the packet&apos;s next hop</source>
        <translation>Den nächsten Hop des Pakets ansehen</translation>
    </message>
    <message>
        <source>Step &amp;back</source>
        <translation>Schritt zurü&amp;ck</translation>
    </message>
    <message>
        <source>Look at the packet&apos;s previous hop</source>
        <translation>Den vorigen Hop des Pakets ansehen</translation>
    </message>
    <message>
        <source>S&amp;wap the ends</source>
        <translation>Enden &amp;tauschen</translation>
    </message>
    <message>
        <source>Ask the other way round</source>
        <translation>In umgekehrter Richtung fragen</translation>
    </message>
    <message>
        <source>P&amp;in the flow</source>
        <translation>Paketweg &amp;merken</translation>
    </message>
    <message>
        <source>Keep this flow in sight while the design changes</source>
        <translation>Diesen Paketweg im Blick behalten, während sich der Entwurf ändert</translation>
    </message>
    <message>
        <source>&amp;Clear the flow</source>
        <translation>Paketweg ent&amp;fernen</translation>
    </message>
    <message>
        <source>Take this flow off the canvas</source>
        <translation>Diesen Paketweg von der Zeichenfläche nehmen</translation>
    </message>
    <message>
        <source>What would &amp;help</source>
        <translation>Wa&amp;s helfen würde</translation>
    </message>
    <message>
        <source>The smallest edits after which the packet arrives and the answer comes back</source>
        <translation>Die kleinsten Änderungen, nach denen das Paket ankommt und die Antwort zurückkommt</translation>
    </message>
    <message>
        <source>The smallest edits after which nothing that either of the two sends arrives at the other</source>
        <translation>Die kleinsten Änderungen, nach denen nichts, was einer der beiden sendet, beim anderen ankommt</translation>
    </message>
    <message>
        <source>Effective routes</source>
        <translation>Effektive Routen</translation>
    </message>
    <message>
        <source>The routes in force at the selected NIC or subnet, and why</source>
        <translation>Die wirksamen Routen der ausgewählten NIC oder des Subnetzes, und warum</translation>
    </message>
    <message>
        <source>Go to &amp;next hop</source>
        <translation>Zum nächsten H&amp;op</translation>
    </message>
    <message>
        <source>Ask for the next hop to an address</source>
        <translation>Nach dem nächsten Hop zu einer Adresse fragen</translation>
    </message>
    <message>
        <source>Keep this route table beside the next one</source>
        <translation>Diese Routentabelle neben der nächsten behalten</translation>
    </message>
    <message>
        <source>Repla&amp;y the history</source>
        <translation>Verlauf a&amp;bspielen</translation>
    </message>
    <message>
        <source>Find &amp;or run anything</source>
        <translation>Alles suchen und ausführen</translation>
    </message>
    <message>
        <source>Expect no chan&amp;ge</source>
        <translation>&amp;Keine Änderung erwarten</translation>
    </message>
    <message>
        <source>Pac&amp;kets to here</source>
        <translation>Pakete hierhe&amp;r</translation>
    </message>
    <message>
        <source>St&amp;ep on</source>
        <translation>Schritt &amp;weiter</translation>
    </message>
    <message>
        <source>Keep &amp;apart</source>
        <translation>&amp;Getrennt halten</translation>
    </message>
    <message>
        <source>Pin a secon&amp;d table</source>
        <translation>Zweite &amp;Tabelle anheften</translation>
    </message>
    <message>
        <source>Layers</source>
        <translation>Ebenen</translation>
    </message>
    <message>
        <source>What the drawing shows, with the number of objects in each layer</source>
        <translation>Was die Zeichnung zeigt, mit der Zahl der Objekte in jeder Ebene</translation>
    </message>
    <message>
        <source>By subnet</source>
        <translation>Nach Subnetz</translation>
    </message>
    <message>
        <source>Put the ends of the matrix together by subnet</source>
        <translation>Die Enden der Matrix nach Subnetz zusammenfassen</translation>
    </message>
    <message>
        <source>By network</source>
        <translation>Nach Netzwerk</translation>
    </message>
    <message>
        <source>Put the ends of the matrix together by network</source>
        <translation>Die Enden der Matrix nach Netzwerk zusammenfassen</translation>
    </message>
    <message>
        <source>By region</source>
        <translation>Nach Region</translation>
    </message>
    <message>
        <source>Put the ends of the matrix together by region</source>
        <translation>Die Enden der Matrix nach Region zusammenfassen</translation>
    </message>
    <message>
        <source>Close all groups</source>
        <translation>Alle Gruppen schließen</translation>
    </message>
    <message>
        <source>Show the groups of the matrix with how many of their pairs work</source>
        <translation>Die Gruppen der Matrix mit der Zahl ihrer funktionierenden Paare zeigen</translation>
    </message>
    <message>
        <source>Open all groups</source>
        <translation>Alle Gruppen öffnen</translation>
    </message>
    <message>
        <source>Show every end of the matrix</source>
        <translation>Jedes Ende der Matrix zeigen</translation>
    </message>
</context>
<context>
    <name>peerscape::window::PreferencesDialog</name>
    <message>
        <source>Preferences</source>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <source>&amp;General</source>
        <translation>&amp;Allgemein</translation>
    </message>
    <message>
        <source>&amp;Keyboard</source>
        <translation>&amp;Tastatur</translation>
    </message>
    <message>
        <source>Follow the system</source>
        <translation>Wie das System</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Hell</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Dunkel</translation>
    </message>
    <message>
        <source>High contrast</source>
        <translation>Hoher Kontrast</translation>
    </message>
    <message>
        <source>Keep the previous &amp;version when saving</source>
        <translation>Vorige &amp;Fassung beim Speichern behalten</translation>
    </message>
    <message>
        <source>Beside the file, with ~ after its name</source>
        <translation>Neben der Datei, mit ~ hinter dem Namen</translation>
    </message>
    <message>
        <source>&amp;Theme</source>
        <translation>Farbs&amp;chema</translation>
    </message>
    <message>
        <source>The window speaks it from the next start on.</source>
        <translation>Das Fenster spricht sie ab dem nächsten Start.</translation>
    </message>
    <message>
        <source>&amp;Language</source>
        <translation>S&amp;prache</translation>
    </message>
</context>
<context>
    <name>peerscape::window::RecoveryDialog</name>
    <message>
        <source>Recover designs</source>
        <translation>Entwürfe wiederherstellen</translation>
    </message>
    <message>
        <source>Peerscape ended before these changes were saved. The files themselves are as they were last saved.</source>
        <translation>Peerscape wurde beendet, bevor diese Änderungen gespeichert waren. Die Dateien selbst sind so, wie sie zuletzt gespeichert wurden.</translation>
    </message>
    <message>
        <source>Designs with unsaved changes</source>
        <translation>Entwürfe mit nicht gespeicherten Änderungen</translation>
    </message>
    <message>
        <source>Design</source>
        <translation>Entwurf</translation>
    </message>
    <message>
        <source>Last change</source>
        <translation>Letzte Änderung</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Datei</translation>
    </message>
    <message>
        <source>never saved</source>
        <translation>nie gespeichert</translation>
    </message>
    <message>
        <source>&amp;Recover</source>
        <translation>&amp;Wiederherstellen</translation>
    </message>
    <message>
        <source>&amp;Discard</source>
        <translation>&amp;Verwerfen</translation>
    </message>
    <message>
        <source>&amp;Later</source>
        <translation>&amp;Später</translation>
    </message>
    <message>
        <source>&amp;Compare…</source>
        <translation>Ver&amp;gleichen …</translation>
    </message>
    <message>
        <source>What the copy has that the file has not</source>
        <translation>Was die Kopie hat und die Datei nicht</translation>
    </message>
</context>
<context>
    <name>peerscape::window::RefusalBanner</name>
    <message>
        <source>Dismiss</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Dismiss the refusal</source>
        <translation>Die Ablehnung schließen</translation>
    </message>
    <message>
        <source>Refused: %1</source>
        <translation>Abgelehnt: %1</translation>
    </message>
</context>
<context>
    <name>peerscape::window::RequestModel</name>
    <message>
        <source>Time</source>
        <translation>Zeit</translation>
    </message>
    <message>
        <source>Method</source>
        <translation>Methode</translation>
    </message>
    <message>
        <source>Resource</source>
        <translation>Ressource</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Status</translation>
    </message>
</context>
<context>
    <name>peerscape::window::ServeDialog</name>
    <message>
        <source>Address</source>
        <translation>Adresse</translation>
    </message>
    <message>
        <source>Token</source>
        <translation>Token</translation>
    </message>
    <message>
        <source>Copy &amp;address</source>
        <translation>&amp;Adresse kopieren</translation>
    </message>
    <message>
        <source>Copy &amp;token</source>
        <translation>&amp;Token kopieren</translation>
    </message>
    <message>
        <source>Serve on this computer</source>
        <translation>Auf diesem Computer bereitstellen</translation>
    </message>
    <message>
        <source>Programs on this computer can read and write this design as they would Azure. Nothing else can connect, and every request needs the token. Each change is a step of the history.</source>
        <translation>Programme auf diesem Computer können diesen Entwurf lesen und schreiben wie Azure selbst. Sonst kann sich nichts verbinden, und jede Anfrage braucht das Token. Jede Änderung ist ein Schritt des Verlaufs.</translation>
    </message>
    <message>
        <source>any that is free</source>
        <translation>ein freier</translation>
    </message>
    <message>
        <source>Port</source>
        <translation>Port</translation>
    </message>
    <message>
        <source>Requests</source>
        <translation>Anfragen</translation>
    </message>
    <message>
        <source>&amp;Port</source>
        <translation>&amp;Port</translation>
    </message>
    <message>
        <source>A&amp;ddress</source>
        <translation>A&amp;dresse</translation>
    </message>
    <message>
        <source>To&amp;ken</source>
        <translation>T&amp;oken</translation>
    </message>
    <message>
        <source>&amp;Stop</source>
        <translation>An&amp;halten</translation>
    </message>
    <message>
        <source>&amp;Start</source>
        <translation>&amp;Starten</translation>
    </message>
</context>
<context>
    <name>peerscape::window::ShortcutSheet</name>
    <message>
        <source>&amp;Assign</source>
        <translation>&amp;Zuweisen</translation>
    </message>
    <message>
        <source>&amp;Remove</source>
        <translation>&amp;Entfernen</translation>
    </message>
    <message>
        <source>Search commands and keys</source>
        <translation>Befehle und Tasten suchen</translation>
    </message>
    <message>
        <source>Commands and their keys</source>
        <translation>Befehle und ihre Tasten</translation>
    </message>
    <message>
        <source>Command</source>
        <translation>Befehl</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>Tasten</translation>
    </message>
    <message>
        <source>New keys</source>
        <translation>Neue Tasten</translation>
    </message>
    <message>
        <source>Reset a&amp;ll</source>
        <translation>Alle zu&amp;rücksetzen</translation>
    </message>
    <message>
        <source>Every command has its own keys again.</source>
        <translation>Jeder Befehl hat wieder seine eigenen Tasten.</translation>
    </message>
    <message>
        <source>Taken from: %1</source>
        <translation>Genommen von: %1</translation>
    </message>
</context>
<context>
    <name>peerscape::window::StatusStrip</name>
    <message>
        <source>What clients ask, and how to stop</source>
        <translation>Was Clients fragen, und wie man aufhört</translation>
    </message>
    <message>
        <source>Serving %1</source>
        <translation>Bereitgestellt: %1</translation>
    </message>
    <message>
        <source>Snap 10</source>
        <translation>Raster 10</translation>
    </message>
    <message>
        <source>Snap off</source>
        <translation>Raster aus</translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation>%1 %</translation>
    </message>
    <message numerus="yes">
        <source>%n virtual network(s)</source>
        <translation>
            <numerusform>%n virtuelles Netzwerk</numerusform>
            <numerusform>%n virtuelle Netzwerke</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n NIC(s)</source>
        <translation>
            <numerusform>%n NIC</numerusform>
            <numerusform>%n NICs</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n peering link(s)</source>
        <translation>
            <numerusform>%n Peering-Link</numerusform>
            <numerusform>%n Peering-Links</numerusform>
        </translation>
    </message>
    <message>
        <source>All tables current · %1 µs</source>
        <translation>Alle Tabellen aktuell · %1 µs</translation>
    </message>
    <message>
        <source>All tables current</source>
        <translation>Alle Tabellen aktuell</translation>
    </message>
    <message numerus="yes">
        <source>%n error(s)</source>
        <translation>
            <numerusform>%n Fehler</numerusform>
            <numerusform>%n Fehler</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n warning(s)</source>
        <translation>
            <numerusform>%n Warnung</numerusform>
            <numerusform>%n Warnungen</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>peerscape::window::TabbedWindow</name>
    <message>
        <source>Designs</source>
        <translation>Entwürfe</translation>
    </message>
</context>
<context>
    <name>peerscape::window::Tour</name>
    <message>
        <source>Three networks</source>
        <translation>Drei Netzwerke</translation>
    </message>
    <message>
        <source>This is an exercise: three virtual networks in a row, each peered with its neighbour, and a machine in each. Nothing here reaches Azure; all of it is worked out on this computer.</source>
        <translation>Das ist eine Übung: drei virtuelle Netzwerke in einer Reihe, jedes durch ein Peering mit seinem Nachbarn verbunden, und in jedem eine Maschine. Nichts davon erreicht Azure; alles wird auf diesem Computer ermittelt.</translation>
    </message>
    <message>
        <source>The routes of a machine</source>
        <translation>Die Routen einer Maschine</translation>
    </message>
    <message>
        <source>Click %1. The table below shows the routes that Azure would give its network interface.</source>
        <translation>Klicken Sie %1 an. Die Tabelle darunter zeigt die Routen, die Azure ihrer Netzwerkschnittstelle gäbe.</translation>
    </message>
    <message>
        <source>What is missing</source>
        <translation>Was fehlt</translation>
    </message>
    <message>
        <source>The neighbour, 10.2.0.0/16, is there. ResearchVNet, %1, is not: a peering reaches the network at its other end and no further.</source>
        <translation>Der Nachbar, 10.2.0.0/16, ist da. ResearchVNet, %1, ist es nicht: Ein Peering reicht bis zum Netzwerk an seinem anderen Ende und nicht weiter.</translation>
    </message>
    <message>
        <source>A peering</source>
        <translation>Ein Peering</translation>
    </message>
    <message>
        <source>Draw one from SalesVNet to ResearchVNet: press L, click the one, then the other.</source>
        <translation>Ziehen Sie eines von SalesVNet zu ResearchVNet: Drücken Sie L, klicken Sie das eine an, dann das andere.</translation>
    </message>
    <message>
        <source>The row that came</source>
        <translation>Die neue Zeile</translation>
    </message>
    <message>
        <source>With the peering, %1 comes into the table, with a plus beside it. Every edit marks in the tables what it added, removed and changed, until the next one.</source>
        <translation>Mit dem Peering kommt %1 in die Tabelle, mit einem Plus daneben. Jede Änderung markiert in den Tabellen, was sie hinzufügt, entfernt und ändert, bis zur nächsten.</translation>
    </message>
    <message>
        <source>Why it is there</source>
        <translation>Warum sie da ist</translation>
    </message>
    <message>
        <source>Select a row. What it comes from is shown beside the table, and what would take it away. A name there leads to the object, a number to the rule.</source>
        <translation>Wählen Sie eine Zeile aus. Neben der Tabelle steht, woher sie kommt und was sie verschwinden ließe. Ein Name dort führt zum Objekt, eine Nummer zur Regel.</translation>
    </message>
    <message>
        <source>The switches</source>
        <translation>Die Schalter</translation>
    </message>
    <message>
        <source>A peering has two sides with four switches each. The text below each says what it does here, or why it cannot be used. Turn one and look at the table; %1 takes it back. F1 explains every panel, Help&#xa0;▸&#xa0;Tour shows this again.</source>
        <translation>Ein Peering hat zwei Seiten mit je vier Schaltern. Unter jedem steht, was er hier bewirkt oder warum er nicht benutzt werden kann. Schalten Sie einen um und sehen Sie auf die Tabelle; %1 macht es rückgängig. F1 erklärt jeden Bereich, Hilfe&#xa0;▸&#xa0;Rundgang zeigt dies noch einmal.</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 von %2</translation>
    </message>
    <message>
        <source>Select %1</source>
        <translation>%1 auswählen</translation>
    </message>
    <message>
        <source>Peer the two</source>
        <translation>Peering anlegen</translation>
    </message>
    <message>
        <source>Select the row</source>
        <translation>Zeile auswählen</translation>
    </message>
    <message>
        <source>Show the peering</source>
        <translation>Peering zeigen</translation>
    </message>
</context>
<context>
    <name>peerscape::window::TourCard</name>
    <message>
        <source>Tour, %1: %2</source>
        <translation>Rundgang, %1: %2</translation>
    </message>
    <message>
        <source>End tour</source>
        <translation>Rundgang beenden</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Zurück</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Fertig</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>Weiter</translation>
    </message>
</context>
</TS>
