<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>OverviewLabels</name>
    <message numerus="yes">
        <source>%n network(s)</source>
        <translation>
            <numerusform>%n network</numerusform>
            <numerusform>%n networks</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n peering(s)</source>
        <translation>
            <numerusform>%n peering</numerusform>
            <numerusform>%n peerings</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n not connected</source>
        <translation>
            <numerusform>%n not connected</numerusform>
            <numerusform>%n not connected</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>peerscape::qtmodel::EffectiveRouteModel</name>
    <message numerus="yes">
        <source>%n reserved prefix(es) → None</source>
        <translation>
            <numerusform>%n reserved prefix → None</numerusform>
            <numerusform>%n reserved prefixes → None</numerusform>
        </translation>
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
</context>
<context>
    <name>peerscape::qtmodel::RemedyModel</name>
    <message numerus="yes">
        <source>Changes %n resource(s)</source>
        <translation>
            <numerusform>Changes %n resource</numerusform>
            <numerusform>Changes %n resources</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n pair(s) can talk that cannot now</source>
        <translation>
            <numerusform>%n pair can talk that cannot now</numerusform>
            <numerusform>%n pairs can talk that cannot now</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n pair(s) can no longer talk</source>
        <translation>
            <numerusform>%n pair can no longer talk</numerusform>
            <numerusform>%n pairs can no longer talk</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Other routes at %n interface(s)</source>
        <translation>
            <numerusform>Other routes at %n interface</numerusform>
            <numerusform>Other routes at %n interfaces</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>peerscape::qtmodel::WalkModel</name>
    <message numerus="yes">
        <source>one of %n that tie</source>
        <translation>
            <numerusform>the only one</numerusform>
            <numerusform>one of %n that tie</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>peerscape::views::AddressPanel</name>
    <message numerus="yes">
        <source>%1; %n further space(s) not shown</source>
        <translation>
            <numerusform>%1; %n further space not shown</numerusform>
            <numerusform>%1; %n further spaces not shown</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>peerscape::views::BreakDialog</name>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>and %n more</numerusform>
            <numerusform>and %n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>peerscape::views::CanvasView</name>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>and %n more</numerusform>
            <numerusform>and %n more</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n route(s)</source>
        <translation>
            <numerusform>%n route</numerusform>
            <numerusform>%n routes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n thing(s) isolated. Esc shows everything again.</source>
        <translation>
            <numerusform>%n thing isolated. Esc shows everything again.</numerusform>
            <numerusform>%n things isolated. Esc shows everything again.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n of %1 NICs have a route to %2. F3 goes to the next, Esc ends.</source>
        <translation>
            <numerusform>%n of %1 NICs has a route to %2. F3 goes to the next, Esc ends.</numerusform>
            <numerusform>%n of %1 NICs have a route to %2. F3 goes to the next, Esc ends.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>peerscape::views::CodeDialog</name>
    <message numerus="yes">
        <source>%n resource(s) would change:</source>
        <translation>
            <numerusform>%n resource would change:</numerusform>
            <numerusform>%n resources would change:</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n thing(s) that this format leaves out or assumes:</source>
        <translation>
            <numerusform>%n thing that this format leaves out or assumes:</numerusform>
            <numerusform>%n things that this format leaves out or assumes:</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>peerscape::views::ExpectationsView</name>
    <message numerus="yes">
        <source>%n hold(s)</source>
        <translation>
            <numerusform>%n holds</numerusform>
            <numerusform>%n hold</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n do(es) not</source>
        <translation>
            <numerusform>%n does not</numerusform>
            <numerusform>%n do not</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n off</source>
        <translation>
            <numerusform>%n off</numerusform>
            <numerusform>%n off</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>peerscape::views::HopView</name>
    <message numerus="yes">
        <source>%n row(s) tie; the packet may take each of them.</source>
        <translation>
            <numerusform>%n row wins.</numerusform>
            <numerusform>%n rows tie; the packet may take each of them.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>peerscape::views::ImportReportDialog</name>
    <message numerus="yes">
        <source>%n resource(s) understood.</source>
        <translation>
            <numerusform>%n resource understood.</numerusform>
            <numerusform>%n resources understood.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n note(s) about what was approximated or left out.</source>
        <translation>
            <numerusform>%n note about what was approximated or left out.</numerusform>
            <numerusform>%n notes about what was approximated or left out.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>peerscape::views::InspectorPanel</name>
    <message numerus="yes">
        <source>%n selected</source>
        <comment>several things in the inspector</comment>
        <translation>
            <numerusform>%n selected</numerusform>
            <numerusform>%n selected</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>peerscape::views::MatrixPanel</name>
    <message numerus="yes">
        <source>%n lose(s) the answer</source>
        <translation>
            <numerusform>%n loses the answer</numerusform>
            <numerusform>%n lose the answer</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n end(s): the pairs in view are walked</source>
        <translation>
            <numerusform>%n end: the pairs in view are walked</numerusform>
            <numerusform>%n ends: the pairs in view are walked</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>peerscape::views::ParameterDialog</name>
    <message numerus="yes">
        <source>The drawing depends on %n parameter(s) that have no default value. What is left empty is drawn with the stand-in shown in grey.</source>
        <translation>
            <numerusform>The drawing depends on %n parameter that has no default value. What is left empty is drawn with the stand-in shown in grey.</numerusform>
            <numerusform>The drawing depends on %n parameters that have no default value. What is left empty is drawn with the stand-in shown in grey.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>peerscape::views::PrefixAdvice</name>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>and %n more</numerusform>
            <numerusform>and %n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>peerscape::views::ProblemsPanel</name>
    <message numerus="yes">
        <source>%n error(s)</source>
        <translation>
            <numerusform>%n error</numerusform>
            <numerusform>%n errors</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n warning(s)</source>
        <translation>
            <numerusform>%n warning</numerusform>
            <numerusform>%n warnings</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n note(s)</source>
        <translation>
            <numerusform>%n note</numerusform>
            <numerusform>%n notes</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>peerscape::views::RemedyView</name>
    <message numerus="yes">
        <source>Pairs of the %n nearest ends only</source>
        <translation>
            <numerusform>Pairs of the %n nearest ends only</numerusform>
            <numerusform>Pairs of the %n nearest ends only</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>peerscape::views::RouteCard</name>
    <message numerus="yes">
        <source>and %n more change(s)</source>
        <translation>
            <numerusform>and %n more change</numerusform>
            <numerusform>and %n more changes</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>peerscape::views::RouteTablePane</name>
    <message numerus="yes">
        <source>%n route(s) added</source>
        <translation>
            <numerusform>%n route added</numerusform>
            <numerusform>%n routes added</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n route(s) removed</source>
        <translation>
            <numerusform>%n route removed</numerusform>
            <numerusform>%n routes removed</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n route(s) changed</source>
        <translation>
            <numerusform>%n route changed</numerusform>
            <numerusform>%n routes changed</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>peerscape::views::SideBySide</name>
    <message numerus="yes">
        <source>%n row(s) of the routes of %1 differ</source>
        <translation>
            <numerusform>%n row of the routes of %1 differs</numerusform>
            <numerusform>%n rows of the routes of %1 differ</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n difference(s)</source>
        <translation>
            <numerusform>%n difference</numerusform>
            <numerusform>%n differences</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>peerscape::window::StatusStrip</name>
    <message numerus="yes">
        <source>%n virtual network(s)</source>
        <translation>
            <numerusform>%n virtual network</numerusform>
            <numerusform>%n virtual networks</numerusform>
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
            <numerusform>%n peering link</numerusform>
            <numerusform>%n peering links</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n error(s)</source>
        <translation>
            <numerusform>%n error</numerusform>
            <numerusform>%n errors</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n warning(s)</source>
        <translation>
            <numerusform>%n warning</numerusform>
            <numerusform>%n warnings</numerusform>
        </translation>
    </message>
</context>
</TS>
