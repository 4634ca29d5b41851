#include "core/azure/expectation_text.h"
#include "core/azure/names.h"
#include "core/check/check.h"
#include "core/edit/create.h"
#include "core/edit/expectation_edits.h"
#include "core/edit/put.h"
#include "core/edit/remove.h"
#include "core/expect/keeper.h"
#include "tests/support/network_builder.h"
#include "tests/support/test_registry.h"

#include <QTest>

using namespace peerscape;
using azure::Document;
using expect::Judgement;
using State = expect::Judgement::State;
using What = azure::ExpectationEnd::What;

namespace {

/// Two spokes of a hub with an appliance that carries between them; the hub has a firewall's place.
struct Lab
{
    test::NetworkBuilder net{"obs-2026"};
    VnetId hub = net.vnet("hub", {"10.0.0.0/16"});
    VnetId one = net.vnet("one", {"10.1.0.0/16"});
    VnetId two = net.vnet("two", {"10.2.0.0/16"});
    SubnetId core = net.subnet(hub, "core", {"10.0.1.0/24"});
    SubnetId apps = net.subnet(one, "apps", {"10.1.1.0/24"});
    SubnetId data = net.subnet(two, "data", {"10.2.1.0/24"});
    NicId nva = net.appliance(core, "nva", "10.0.1.4");
    NicId vm1 = net.nic(apps, "vm1");
    NicId vm2 = net.nic(data, "vm2");
    RouteTableId toTwo = net.routeTable("to-two");
    RouteTableId toOne = net.routeTable("to-one");

    Lab()
    {
        for (const VnetId spoke : {one, two})
            net.peer(hub, spoke, {.allowForwardedTraffic = true}, {.allowForwardedTraffic = true});
        net.route(toTwo, "two", "10.2.0.0/16", azure::NextHopType::VirtualAppliance, "10.0.1.4");
        net.route(toOne, "one", "10.1.0.0/16", azure::NextHopType::VirtualAppliance, "10.0.1.4");
        net.associate(apps, toTwo);
        net.associate(data, toOne);
    }

    Judgement judge(std::string_view statement)
    {
        return expect::judge(route::RouteEngine(net.document()), statement);
    }
};

bool isMet(const Judgement& judgement)
{
    return judgement.state == State::Met;
}

Document with(const Document& document, std::initializer_list<std::string_view> statements)
{
    std::vector<std::string> list(statements.begin(), statements.end());
    return edit::setExpectations(document, list)->next;
}

} // namespace

class TestExpectations : public QObject
{
    Q_OBJECT

private slots:
    void grammar()
    {
        const auto plain = azure::parseExpectation("vm1 reaches 'my vm' on tcp/443.");
        QVERIFY(plain);
        QVERIFY(plain->form == azure::ExpectationStatement::Form::Reaches);
        QCOMPARE(plain->to.name, std::string("my vm"));
        QCOMPARE(plain->protocol, std::string("Tcp"));
        QCOMPARE(plain->port, std::uint16_t(443));
        const auto spokes =
            azure::parseExpectation("No spoke reaches another spoke except through the firewall");
        QVERIFY(spokes);
        QVERIFY(spokes->form == azure::ExpectationStatement::Form::NeverReaches);
        QVERIFY(spokes->from.what == What::Spokes && !spokes->from.other);
        QVERIFY(spokes->to.what == What::Spokes && spokes->to.other);
        QVERIFY(spokes->through && spokes->through->what == What::Firewalls);
        const auto tagged =
            azure::parseExpectation("no subnet tagged tier=data has a way to the internet");
        QVERIFY(tagged);
        QCOMPARE(tagged->from.tag, std::string("tier=data"));
        QVERIFY(tagged->to.what == What::Internet);
        const auto route =
            azure::parseExpectation("nic1 has a route to 10.0.0.0/8 by VirtualAppliance 10.0.1.4");
        QVERIFY(route);
        QVERIFY(route->form == azure::ExpectationStatement::Form::HasRoute);
        QVERIFY(route->nextHopIpAddress == test::address("10.0.1.4"));
        // A network may be called hub.
        QVERIFY(azure::parseExpectation("hub reaches spoke")->from.what == What::Named);
        QVERIFY(azure::parseExpectation("every hub reaches 10.1.0.0/16")->from.what == What::Hubs);
    }

    void whatIsNoStatement_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("message");
        const auto row = [](const char* text, const char* message) {
            QTest::newRow(text) << QString::fromLatin1(text) << QString::fromLatin1(message);
        };
        row("", "a name, an address or 'the internet' was expected at the end");
        row("vm1 likes vm2", "'reaches', 'does not reach', 'has a way to' or 'has a route to' was "
                             "expected, not 'likes'");
        row("vm1 reaches vm2 on sctp/1",
            "traffic such as tcp/443, udp/53, icmp or ssh was expected, not 'sctp/1'");
        row("vm1 reaches vm2 on tcp/70000",
            "traffic such as tcp/443, udp/53, icmp or ssh was expected, not 'tcp/70000'");
        row("vm1 reaches vm2 except through fw", "'through' or 'on' was expected, not 'except'");
        row("vm1 does not reach vm2 through fw",
            "'except through' or 'on' was expected, not 'through'");
        row("no vm1 does not reach vm2",
            "'reaches', since the statement begins with 'no', was expected, not 'does'");
        row("vm1 has a route to vm2",
            "an address prefix such as 10.0.0.0/8 was expected, not 'vm2'");
        row("vm1 has a route to 10.0.0.0/8 by car",
            "a next hop type such as VirtualAppliance was expected, not 'car'");
    }
    void whatIsNoStatement()
    {
        QFETCH(QString, text);
        QFETCH(QString, message);
        const auto parsed = azure::parseExpectation(text.toStdString());
        QVERIFY(!parsed);
        QCOMPARE(QString::fromStdString(parsed.error().message), message);
    }

    void reaches()
    {
        Lab lab;
        QVERIFY(isMet(lab.judge("vm1 reaches vm2 on tcp/443")));
        QVERIFY(isMet(lab.judge("one reaches two through nva")));
        QVERIFY(isMet(lab.judge("every spoke reaches another spoke through the firewall")));
        const Judgement hub = lab.judge("one reaches hub through nva");
        QVERIFY(hub.state == State::Broken && hub.breach->passesBy);
        lab.net.update(lab.toOne, [](azure::RouteTable& t) { t.routes.clear(); });
        const Judgement broken = lab.judge("vm1 reaches vm2");
        QVERIFY(broken.state == State::Broken);
        QVERIFY(broken.breach->path.verdict.reason == reach::Reason::ReservedPrefix);
    }

    void neverReaches()
    {
        Lab lab;
        QVERIFY(isMet(lab.judge("no spoke reaches another spoke except through the firewall")));
        QVERIFY(isMet(lab.judge("no subnet has a way to the internet")));
        const Judgement direct = lab.judge("no spoke reaches another spoke");
        QVERIFY(direct.state == State::Broken);
        QCOMPARE(direct.breach->path.hops.size(), std::size_t(3));
        lab.net.update(lab.data, [](azure::Subnet& s) { s.defaultOutboundAccess = true; });
        const Judgement out = lab.judge("no subnet has a way to the internet");
        QVERIFY(out.state == State::Broken);
        QVERIFY(out.breach->from.subnet == lab.data);
        QVERIFY(isMet(lab.judge("one has no way to the internet")));
    }

    /// Nothing is wrong with any address but one in the middle of a subnet, and with one port.
    void oneAddressAndOnePortOfMany()
    {
        Lab lab;
        azure::NetworkSecurityGroup group;
        group.securityRules = {
            test::rule("hole", 100, azure::RuleAccess::Allow,
                       {.destination = "10.2.1.77/32", .port = "8443"}),
            test::rule("wall", 200, azure::RuleAccess::Deny),
        };
        const NsgId id = lab.net.transaction().add(group);
        lab.net.update(lab.data, [&](azure::Subnet& s) { s.networkSecurityGroup = id; });
        const Judgement judgement = lab.judge("one does not reach two");
        QVERIFY(judgement.state == State::Broken);
        QVERIFY(judgement.breach->to.address == test::address("10.2.1.77"));
        QCOMPARE(judgement.breach->flow.destinationPort, std::uint16_t(8443));
        QVERIFY(isMet(lab.judge("one does not reach two on tcp/8442")));
        QVERIFY(isMet(lab.judge("vm1 does not reach vm2")));
    }

    void routes()
    {
        Lab lab;
        QVERIFY(isMet(lab.judge("vm1 has a route to 10.2.0.0/16 by VirtualAppliance 10.0.1.4")));
        QVERIFY(isMet(lab.judge("one has a route to 10.0.0.0/16 by VNetPeering")));
        QVERIFY(isMet(lab.judge("vm1 has no route to 10.9.0.0/16")));
        QVERIFY(isMet(lab.judge("vm1 has a route to 10.2.0.0/16")));
        const Judgement half = lab.judge("vm1 has a route to 10.2.0.0/15");
        QVERIFY(half.state == State::Broken);
        QVERIFY(half.breach->to.address == test::address("10.3.0.0"));
        lab.net.route(lab.toTwo, "drop", "10.2.128.0/17", azure::NextHopType::None);
        const Judgement dropped = lab.judge("vm1 has a route to 10.2.0.0/16");
        QVERIFY(dropped.state == State::Broken);
        QVERIFY(dropped.breach->to.address == test::address("10.2.128.0"));
    }

    void namesThatAreNot()
    {
        Lab lab;
        QVERIFY(lab.judge("nobody reaches vm1").state == State::NotUnderstood);
        QVERIFY(lab.judge("no subnet tagged nothing reaches vm1").state == State::NotUnderstood);
        QVERIFY(lab.judge("vm1 reaches vm2 through two").state == State::NotUnderstood);
    }

    void tags()
    {
        Lab lab;
        lab.net.update(lab.two, [](azure::VirtualNetwork& v) {
            v.extra = Text("{\"tags\":{\"Tier\":\"data\"}}");
        });
        QVERIFY(!isMet(lab.judge("no subnet tagged tier=data reaches vm1")));
        QVERIFY(lab.judge("no subnet tagged tier=web reaches vm1").state == State::NotUnderstood);
    }

    void renamedTogether()
    {
        Lab lab;
        const Document before =
            with(lab.net.document(), {"vm1 reaches 'two/data' on tcp/443", "two reaches one"});
        const Document after = edit::rename(before, lab.two, "second")->next;
        QCOMPARE(after.settings().expectations[0].str(),
                 std::string("vm1 reaches 'second/data' on tcp/443"));
        QCOMPARE(after.settings().expectations[1].str(), std::string("second reaches one"));
        const Document nic = edit::rename(after, lab.vm1, "web")->next;
        QCOMPARE(nic.settings().expectations[0].str(),
                 std::string("web reaches 'second/data' on tcp/443"));
    }

    void edits()
    {
        Lab lab;
        const Document document = lab.net.document();
        const auto added = edit::addExpectation(document, " vm1 reaches vm2 ");
        QVERIFY(added);
        QVERIFY(added->changes.settingsChanged);
        QCOMPARE(render(added->label), std::string("Expect: vm1 reaches vm2"));
        QCOMPARE(edit::addExpectation(added->next, "vm1 reaches vm2").error().code,
                 std::string("Statement"));
        QCOMPARE(edit::addExpectation(document, "vm1 loves vm2").error().code,
                 std::string("Statement"));
        const auto removed = edit::removeExpectation(added->next, 0);
        QVERIFY(removed && removed->next == document);
        QVERIFY(!edit::removeExpectation(document, 0));
    }

    void findingsComeAndGo()
    {
        Lab lab;
        Document document = with(lab.net.document(),
                                 {"vm1 reaches vm2 on tcp/443", "nobody reaches vm1",
                                  "no spoke reaches another spoke except through the firewall"});
        route::RouteEngine routes(document);
        check::Checker checker(document, routes);
        const auto count = [&](std::string_view code) {
            const auto all = checker.findings();
            return std::count_if(all.begin(), all.end(),
                                 [&](const check::Finding& f) { return f.code == code; });
        };
        QCOMPARE(count("ExpectationNotMet"), 0);
        QCOMPARE(count("ExpectationNotUnderstood"), 1);
        const auto go = [&](const edit::EditResult& step) {
            QVERIFY(step);
            routes.update(step->next, step->changes);
            checker.update(step->next, step->changes, routes);
            document = step->next;
        };
        go(edit::modify(document, lab.nva,
                        [](azure::NetworkInterface& n) { n.enableIPForwarding = false; }));
        QCOMPARE(count("ExpectationNotMet"), 1);
        const auto findings = checker.findings();
        const auto broken =
            std::find_if(findings.begin(), findings.end(),
                         [](const check::Finding& f) { return f.code == "ExpectationNotMet"; });
        QCOMPARE(render(broken->message),
                 std::string("Expected: vm1 reaches vm2 on tcp/443. But Tcp 443 from vm1 "
                             "(10.1.1.4) to vm2 (10.2.1.4) is lost: IP forwarding is off on nva: "
                             "it drops what is not for itself. The way: vm1 - nva."));
        QVERIFY(broken->severity == check::Severity::Error);
        go(edit::modify(document, lab.nva,
                        [](azure::NetworkInterface& n) { n.enableIPForwarding = true; }));
        QCOMPARE(count("ExpectationNotMet"), 0);
        go(edit::setExpectations(document, {"vm1 does not reach vm2"}));
        QCOMPARE(count("ExpectationNotMet"), 1);
        QCOMPARE(count("ExpectationNotUnderstood"), 0);
        go(edit::setExpectations(document, {}));
        QCOMPARE(count("ExpectationNotMet"), 0);
    }

    void nothingChanges()
    {
        Lab lab;
        const route::RouteEngine routes(lab.net.document());
        QVERIFY(lab.judge("nothing changes for one/apps").error.code == expect::kNotRecorded);
        const auto recorded = expect::recordRoutes(routes, "nothing changes for one/apps.");
        QVERIFY(recorded.has_value());
        QCOMPARE(recorded->size(), std::size_t{1});
        QVERIFY(recorded->front().find("nothing changes for one/apps recorded as ") == 0);
        QVERIFY(recorded->front().find("10.2.0.0/16 VirtualAppliance 10.0.1.4")
                != std::string::npos);
        QVERIFY(isMet(lab.judge(recorded->front())));
        // Recording it again gives the same, and so does reading what was written.
        QVERIFY(expect::recordRoutes(routes, recorded->front()) == recorded);
        const auto parsed = azure::parseExpectation(recorded->front());
        QVERIFY(parsed->recorded == expect::recordedRoutes(routes.table(lab.apps)));

        // Subnets with other tables are recorded one by one.
        const auto both = expect::recordRoutes(routes, "nothing changes for every spoke");
        QCOMPARE(both->size(), std::size_t{2});
        QVERIFY((*both)[1].find("nothing changes for two/data recorded as ") == 0);

        // A change is told by an address, what was and what is.
        Document document = with(lab.net.document(), {recorded->front()});
        document = edit::modify(document, lab.toTwo, [](azure::RouteTable& table) {
                       table.routes.front().nextHopType = azure::NextHopType::None;
                       table.routes.front().nextHopIpAddress = {};
                   })->next;
        const route::RouteEngine changed(document);
        const Judgement judgement = expect::judge(changed, recorded->front());
        QVERIFY(judgement.state == State::Broken);
        QVERIFY(judgement.breach->to.address == *net::Address::parse("10.2.0.0"));
        QVERIFY(judgement.breach->recorded->nextHop == azure::NextHopType::VirtualAppliance);
        const auto findings = check::checkDocument(document, changed);
        const auto finding = std::find_if(findings.begin(), findings.end(), [](const auto& f) {
            return f.code == "ExpectationNotMet";
        });
        QVERIFY(finding != findings.end());
        QCOMPARE(QString::fromStdString(render(finding->message)),
                 QStringLiteral("Expected: nothing changes for one/apps. But one/apps sends "
                                "10.2.0.0 by 10.2.0.0/16 to None; it went to VirtualAppliance "
                                "10.0.1.4."));
        // Its fix takes the new routes for granted.
        const auto fixed = finding->fix->apply(document);
        QVERIFY(fixed.has_value());
        QVERIFY(isMet(expect::judge(changed, fixed->next.settings().expectations.front())));
        // An edit elsewhere changes nothing.
        const Document other = edit::modify(document, lab.toOne, [](azure::RouteTable& table) {
                                   table.routes.clear();
                               })->next;
        QVERIFY(expect::judge(route::RouteEngine(other), recorded->front()).breach
                == judgement.breach);
    }

    void switchedOff()
    {
        Lab lab;
        const std::string off = azure::switchedExpectation("vm1 does not reach vm2", false);
        QCOMPARE(QString::fromStdString(off), QStringLiteral("# vm1 does not reach vm2"));
        QVERIFY(azure::switchedExpectation(off, false) == off);
        QVERIFY(azure::switchedExpectation(" " + off, true) == "vm1 does not reach vm2");
        QVERIFY(lab.judge("vm1 does not reach vm2").state == State::Broken);
        QVERIFY(lab.judge(off).state == State::Off);
        QVERIFY(lab.judge("# gone reaches nobody").state == State::Off);
        // It keeps its place, and its names.
        Document document = with(lab.net.document(), {off});
        QVERIFY(check::checkDocument(document, route::RouteEngine(document)).size()
                == check::checkDocument(lab.net.document(), route::RouteEngine(lab.net.document()))
                       .size());
        document = edit::rename(document, lab.vm1, "web")->next;
        QCOMPARE(QString::fromStdString(document.settings().expectations.front().str()),
                 QStringLiteral("# web does not reach vm2"));
    }
};

PEERSCAPE_TEST_CLASS(TestExpectations)
#include "tst_expectations.moc"
