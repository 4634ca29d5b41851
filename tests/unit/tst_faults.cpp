#include "core/expect/expectations.h"
#include "core/fault/breaking.h"
#include "core/reach/matrix.h"
#include "core/read/read.h"
#include "tests/support/files.h"
#include "tests/support/network_builder.h"
#include "tests/support/test_registry.h"

#include <QTest>

#include <algorithm>
#include <set>

using namespace peerscape;
using azure::Document;
using expect::Judgement;
using fault::Level;
using fault::Mistake;
using test::NetworkBuilder;

namespace {

/// Everything that somebody can get wrong, once: two spokes that talk through a hub's appliance,
/// and a site behind the hub's gateway.
Document everything()
{
    NetworkBuilder net("obs-2026");
    const VnetId hub = net.vnet("hub", {"10.0.0.0/16"});
    net.appliance(net.subnet(hub, "core", {"10.0.1.0/24"}), "nva", "10.0.1.4");
    const VnetId spoke = net.vnet("spoke", {"10.1.0.0/16"});
    const SubnetId apps = net.subnet(spoke, "apps", {"10.1.1.0/24"});
    net.nic(apps, "app");
    net.peer(hub, spoke, {.allowForwardedTraffic = true, .allowGatewayTransit = true},
             {.allowForwardedTraffic = true, .useRemoteGateways = true});
    const RouteTableId table = net.routeTable("rt");
    net.route(table, "out", "10.2.0.0/16", azure::NextHopType::VirtualAppliance, "10.0.1.4");
    net.associate(apps, table);
    net.connect(net.vpnGateway(hub, "gw", "20.0.0.1"), net.site("hq", {"192.168.0.0/16"}));
    return net.document();
}

std::set<std::string> textsOf(const std::vector<Mistake>& mistakes)
{
    std::set<std::string> texts;
    for (const Mistake& mistake : mistakes)
        texts.insert(render(mistake.what));
    return texts;
}

Document readSample(const QString& path)
{
    const std::string bytes = test::readFile(path);
    return read::read({read::inputOf(path.toStdString(), bytes)}, {})->document;
}

/// Whether what a mistake is said to break worked before and does not after, asked afresh.
void verifyBroken(const Document& before, const fault::Broken& broken)
{
    const route::RouteEngine was(before);
    const route::RouteEngine is(broken.edit.next);
    QVERIFY(broken.edit.changes == Document::diff(before, broken.edit.next));
    QVERIFY(!broken.edit.changes.empty());
    QCOMPARE(broken.statements.empty(), !broken.pairs.empty());
    for (const std::size_t place : broken.statements) {
        const Text& statement = before.settings().expectations[place];
        QVERIFY(expect::judge(was, statement).state == Judgement::State::Met);
        QVERIFY(expect::judge(is, statement).state == Judgement::State::Broken);
    }
    const reach::Flow ssh;
    for (const compare::PairChange& pair : broken.pairs) {
        const auto talks = [&](const route::RouteEngine& routes) {
            const auto from = reach::hostOf(routes.document(), {pair.from.before, {}});
            const auto to = reach::hostOf(routes.document(), {pair.to.before, {}});
            return from && to && reach::walkCell(routes, *from, *to, ssh).reachable();
        };
        QVERIFY(talks(was));
        QVERIFY(!talks(is));
    }
}

} // namespace

/// Designs with one mistake for somebody to find.
class TestFaults : public QObject
{
    Q_OBJECT

private slots:
    void levelsHaveTheNamesOfCertifications()
    {
        QVERIFY(fault::levelOfName("az-104") == Level::Administrator);
        QVERIFY(!fault::levelOfName("az-500"));
        for (const fault::LevelName& known : fault::kLevels)
            QVERIFY(fault::nameOf(known.level) == known.name);
    }

    void collectsWhatALevelKnows()
    {
        const Document document = everything();
        const auto all = fault::mistakesIn(document, Level::NetworkEngineer);
        const std::set<std::string> expected{
            "hub/hub-To-spoke was deleted; a peering needs both of its sides.",
            "Allow virtual network access on hub/hub-To-spoke was switched off.",
            "Allow forwarded traffic on hub/hub-To-spoke was switched off.",
            "spoke/spoke-To-hub was deleted; a peering needs both of its sides.",
            "Allow virtual network access on spoke/spoke-To-hub was switched off.",
            "Allow forwarded traffic on spoke/spoke-To-hub was switched off.",
            "Use remote gateways on spoke/spoke-To-hub was switched off.",
            "A security rule at hub/core denies everything from VirtualNetwork.",
            "Route table rt was taken off spoke/apps.",
            "A security rule at spoke/apps denies everything from VirtualNetwork.",
            "IP forwarding on nva was switched off.",
            "The system behind nva does not forward packets.",
            "Propagation of gateway routes was switched off in rt.",
            "Route out is missing in rt.",
            "Route out of rt leads to 10.0.1.5 instead of 10.0.1.4.",
            "hq-connection lost its tunnel: it is down.",
            "192.168.0.0/16 is missing in the address space of hq.",
        };
        const std::set<std::string> found = textsOf(all);
        for (const std::string& text : expected)
            QVERIFY2(found.contains(text), text.c_str());
        QCOMPARE(found.size(), expected.size());
        for (const Level level : {Level::Fundamentals, Level::Administrator}) {
            std::vector<Mistake> wanted = all;
            std::erase_if(wanted, [&](const Mistake& mistake) { return mistake.level > level; });
            QVERIFY(textsOf(fault::mistakesIn(document, level)) == textsOf(wanted));
        }
    }

    void everyMistakeDoesWhatItSays()
    {
        const Document document = everything();
        for (const Mistake& mistake : fault::mistakesIn(document, Level::NetworkEngineer)) {
            const edit::EditResult made = mistake.make(document);
            const std::string what = render(mistake.what);
            QVERIFY2(document.contains(mistake.subject), what.c_str());
            // The only prefix of a site must stay: Azure refuses a site without any.
            if (!made)
                continue;
            QVERIFY2(!made->changes.empty(), what.c_str());
            QVERIFY2(made->changes == Document::diff(document, made->next), what.c_str());
        }
    }

    void breaksAStatementWhereThereIsOne()
    {
        for (const QString& path : test::sampleFiles()) {
            const Document document = readSample(path);
            const route::RouteEngine routes(document);
            std::set<std::string> mistakes;
            for (const fault::LevelName& level : fault::kLevels) {
                for (std::uint64_t number = 1; number <= 8; ++number) {
                    const auto broken =
                        fault::breakDesign(routes, {.level = level.level, .number = number});
                    if (!broken) {
                        QCOMPARE(QString::fromStdString(broken.error().code),
                                 QStringLiteral("NothingToBreak"));
                        continue;
                    }
                    QVERIFY(broken->mistake.level <= level.level);
                    QCOMPARE(QString::fromStdString(render(broken->edit.label)),
                             QStringLiteral("Break the design"));
                    verifyBroken(document, *broken);
                    mistakes.insert(render(broken->mistake.what));
                    const auto again =
                        fault::breakDesign(routes, {.level = level.level, .number = number});
                    QVERIFY(render(again->mistake.what) == render(broken->mistake.what));
                }
            }
            QVERIFY2(mistakes.size() > 2, qPrintable(path));
        }
    }

    void doesNothingWhereNothingWorks()
    {
        NetworkBuilder net("obs-2026");
        net.nic(net.subnet(net.vnet("alone", {"10.0.0.0/16"}), "a", {"10.0.0.0/24"}), "nic");
        const Document document = net.document();
        const auto broken = fault::breakDesign(route::RouteEngine(document), {});
        QVERIFY(!broken);
        QCOMPARE(QString::fromStdString(broken.error().code), QStringLiteral("NothingToBreak"));
    }

    void canBeCancelled()
    {
        const Document document = everything();
        const auto broken =
            fault::breakDesign(route::RouteEngine(document), {}, [] { return false; });
        QVERIFY(!broken);
        QCOMPARE(QString::fromStdString(broken.error().code), QStringLiteral("Cancelled"));
    }
};

PEERSCAPE_TEST_CLASS(TestFaults)
#include "tst_faults.moc"
