#include "core/azure/names.h"
#include "core/edit/address_plan.h"
#include "core/edit/copying.h"
#include "core/edit/create.h"
#include "core/edit/expectation_edits.h"
#include "core/edit/layout_edits.h"
#include "core/edit/peering_edits.h"
#include "core/edit/put.h"
#include "core/edit/remove.h"
#include "core/edit/restack.h"
#include "core/edit/security_edits.h"
#include "core/replay/step_code.h"
#include "tests/property/script_runs.h"
#include "tests/support/files.h"
#include "tests/support/images.h"
#include "tests/support/named.h"
#include "tests/support/network_builder.h"
#include "tests/support/test_registry.h"

#include <QRegularExpression>
#include <QSet>
#include <QTest>

#include <functional>

using namespace peerscape;
using azure::Document;
using edit::EditResult;
using write::CodeForm;

namespace {

using Change = std::function<EditResult(const Document&)>;

/// What the code of an edit has to be.
enum class Says : std::uint8_t {
    Commands,    ///< Commands that make it, all of it.
    DrawingOnly, ///< Nothing: Azure does not see it.
    Unsaid,      ///< A sentence that it has no command, or nothing.
    Partly,      ///< Commands, and that sentence about the rest: that peerings keep old copies.
};

/// An edit function in use. What comes before the last change is there for it.
struct EditUse
{
    const char* function;
    const char* how;
    Says says;
    std::vector<Change> changes;
};

VnetId networkOf(const Document& document, std::string_view name)
{
    return test::named<azure::VirtualNetwork>(document, name);
}
SubnetId subnetOf(const Document& document, std::string_view vnet, std::string_view name)
{
    for (const ObjectId id : azure::subnetsOf(document, networkOf(document, vnet))) {
        if (document.nameOf(id) == name)
            return SubnetId::of(id);
    }
    return {};
}
PeeringId linkNamed(const Document& document, std::string_view name)
{
    return test::named<azure::Peering>(document, name);
}
NicId nicNamed(const Document& document, std::string_view name)
{
    return test::named<azure::NetworkInterface>(document, name);
}

/// The document with every peering's copy of the other space as that space is now.
Document inSync(const Document& document)
{
    azure::Transaction transaction(document);
    document.all<azure::Peering>().forEach([&](PeeringId id, const azure::Peering& link) {
        if (const auto* remote = document.find(link.remoteVirtualNetwork))
            transaction.update(id, [&](azure::Peering& copy) {
                copy.remoteAddressSpace = remote->addressPrefixes;
            });
    });
    return transaction.take();
}

/// The document after changes that must be accepted.
Document changed(Document document, const std::vector<Change>& changes)
{
    for (const Change& change : changes) {
        const EditResult result = change(document);
        if (!result)
            qFatal("%s", result.error().message.c_str());
        document = result->next;
    }
    return document;
}

edit::NewVnet networkAt(std::string name, std::string_view prefix)
{
    edit::NewVnet what;
    what.name = std::move(name);
    what.addressPrefixes = {test::prefix(prefix)};
    return what;
}

/// A design of most kinds: hub and spoke peered, a third network one-sidedly, a gateway with a
/// site, a machine, an appliance, a route table, a security group and a spare interface.
Document drawnDesign()
{
    return changed(
        {},
        {[](const Document& d) { return edit::addVnet(d, networkAt("hub", "10.0.0.0/16")); },
         [](const Document& d) { return edit::addVnet(d, networkAt("spoke", "10.1.0.0/16")); },
         [](const Document& d) { return edit::addVnet(d, networkAt("third", "10.2.0.0/16")); },
         [](const Document& d) {
             return edit::addPeeringPair(d, networkOf(d, "hub"), networkOf(d, "spoke"));
         },
         [](const Document& d) {
             return edit::addPeering(d, networkOf(d, "hub"), networkOf(d, "third"), "early");
         },
         [](const Document& d) {
             return edit::addGateway(d, networkOf(d, "hub"), azure::GatewayType::Vpn, "gw");
         },
         [](const Document& d) { return edit::addSite(d, "hq", {test::prefix("192.168.0.0/24")}); },
         [](const Document& d) {
             return edit::addConnection(d, test::named<azure::VirtualNetworkGateway>(d, "gw"),
                                        test::named<azure::LocalNetworkGateway>(d, "hq"), "line");
         },
         [](const Document& d) { return edit::addVm(d, subnetOf(d, "spoke", "default"), "vm"); },
         [](const Document& d) {
             return edit::addAppliance(d, subnetOf(d, "hub", "default"), "nva");
         },
         [](const Document& d) {
             return edit::addNic(d, subnetOf(d, "third", "default"), "spare");
         },
         [](const Document& d) {
             return edit::addRouteTable(d, subnetOf(d, "spoke", "default"), "ways");
         },
         [](const Document& d) { return edit::addNsg(d, subnetOf(d, "hub", "default"), "guard"); },
         [](const Document& d) { return edit::addNote(d, "note", {{0, 0}, {100, 50}}); }});
}

Change peering(EditResult (*function)(const Document&, PeeringId), const char* link)
{
    return [=](const Document& d) { return function(d, linkNamed(d, link)); };
}
Change inSubnet(EditResult (*function)(const Document&, SubnetId, std::string), const char* vnet,
                const char* subnet)
{
    return [=](const Document& d) { return function(d, subnetOf(d, vnet, subnet), "new"); };
}
Change inNetwork(EditResult (*function)(const Document&, VnetId, std::string), const char* vnet)
{
    return [=](const Document& d) { return function(d, networkOf(d, vnet), "new"); };
}
/// `modify` of the resource that has a name.
template<class R, class Set>
Change modified(const char* name, Set set)
{
    return [=](const Document& d) { return edit::modify(d, test::named<R>(d, name), set); };
}

std::vector<EditUse> creations()
{
    using namespace edit;
    return {
        {"addVnet", "with a subnet", Says::Commands, {[](const Document& d) {
             return addVnet(d, {});
         }}},
        {"addSubnet", "a usual one", Says::Commands, {[](const Document& d) {
             return addSubnet(d, networkOf(d, "third"));
         }}},
        {"addSubnet", "one of the platform", Says::Commands, {[](const Document& d) {
             return addSubnet(d, networkOf(d, "third"), "AzureFirewallSubnet");
         }}},
        {"addVm", "", Says::Commands, {inSubnet(addVm, "third", "default")}},
        {"addNic", "", Says::Commands, {inSubnet(addNic, "third", "default")}},
        {"addAppliance", "", Says::Commands, {inSubnet(addAppliance, "third", "default")}},
        {"addFirewall", "", Says::Commands, {inNetwork(addFirewall, "third")}},
        {"addGateway", "VPN", Says::Commands, {[](const Document& d) {
             return addGateway(d, networkOf(d, "third"), azure::GatewayType::Vpn);
         }}},
        {"addGateway", "ExpressRoute", Says::Commands, {[](const Document& d) {
             return addGateway(d, networkOf(d, "third"), azure::GatewayType::ExpressRoute);
         }}},
        {"addBastion", "", Says::Commands, {inNetwork(addBastion, "third")}},
        {"addRouteServer", "", Says::Commands, {inNetwork(addRouteServer, "third")}},
        {"addPrivateEndpoint",
         "",
         Says::Commands,
         {inSubnet(addPrivateEndpoint, "third", "default")}},
        {"addLoadBalancer", "", Says::Commands, {inSubnet(addLoadBalancer, "third", "default")}},
        {"addSite", "", Says::Commands, {[](const Document& d) { return addSite(d); }}},
        {"addCircuit", "", Says::Commands, {[](const Document& d) { return addCircuit(d); }}},
        {"addConnection",
         "to a site",
         Says::Commands,
         {[](const Document& d) { return addSite(d, "branch"); },
          [](const Document& d) {
              return addConnection(d, test::named<azure::VirtualNetworkGateway>(d, "gw"),
                                   test::named<azure::LocalNetworkGateway>(d, "branch"));
          }}},
        {"addConnection",
         "to a gateway",
         Says::Commands,
         {[](const Document& d) {
              return addGateway(d, networkOf(d, "third"), azure::GatewayType::Vpn, "gw2");
          },
          [](const Document& d) {
              return addConnection(d, test::named<azure::VirtualNetworkGateway>(d, "gw"),
                                   test::named<azure::VirtualNetworkGateway>(d, "gw2"));
          }}},
        {"addRouteTable",
         "of a subnet",
         Says::Commands,
         {inSubnet(addRouteTable, "hub", "default")}},
        {"addRouteTable", "free", Says::Commands, {[](const Document& d) {
             return addRouteTable(d);
         }}},
        {"addNsg", "of a subnet", Says::Commands, {inSubnet(addNsg, "spoke", "default")}},
        {"denyInbound", "without a group", Says::Commands, {[](const Document& d) {
             return edit::denyInbound(d, subnetOf(d, "spoke", "default"), "wall",
                                      {Text("VirtualNetwork")}, {"wall", {}});
         }}},
        {"denyInbound",
         "before other rules",
         Says::Commands,
         {inSubnet(addNsg, "spoke", "default"),
          [](const Document& d) {
              return edit::denyInbound(d, subnetOf(d, "spoke", "default"), "wall",
                                       {Text("10.9.0.0/16"), Text("10.8.0.0/16")}, {"wall", {}});
          }}},
        {"addAsg", "of an interface", Says::Commands, {[](const Document& d) {
             return addAsg(d, nicNamed(d, "spare"));
         }}},
        {"addNatGateway", "", Says::Commands, {inSubnet(addNatGateway, "third", "default")}},
        {"addPublicIp", "of an interface", Says::Commands, {[](const Document& d) {
             return addPublicIp(d, nicNamed(d, "spare"));
         }}},
        {"addNote", "", Says::DrawingOnly, {[](const Document& d) {
             return addNote(d, "two", {{5, 5}, {10, 10}});
         }}},
        {"addFrame", "", Says::DrawingOnly, {[](const Document& d) {
             return addFrame(d, "two", {{5, 5}, {10, 10}});
         }}},
        {"addImage", "", Says::DrawingOnly, {[](const Document& d) {
             return addImage(d, "two", Text(test::kSmallImage), {{5, 5}, {10, 10}});
         }}},
        {"create", "a route table", Says::Commands, {[](const Document& d) {
             azure::RouteTable table = *d.find(test::named<azure::RouteTable>(d, "ways"));
             table.name = "other";
             return edit::create(d, table);
         }}},
    };
}

std::vector<EditUse> peerings()
{
    using namespace edit;
    const Change widened = modified<azure::VirtualNetwork>("spoke", [](azure::VirtualNetwork& v) {
        v.addressPrefixes.push_back(test::prefix("10.11.0.0/16"));
    });
    return {
        {"addPeeringPair", "", Says::Commands, {[](const Document& d) {
             return addPeeringPair(d, networkOf(d, "spoke"), networkOf(d, "third"));
         }}},
        {"addPeering", "", Says::Commands, {[](const Document& d) {
             return addPeering(d, networkOf(d, "spoke"), networkOf(d, "third"));
         }}},
        {"addReciprocal", "", Says::Commands, {peering(addReciprocal, "early")}},
        {"removePeering", "", Says::Commands, {peering(removePeering, "hub-To-spoke")}},
        {"removePeeringPair", "", Says::Commands, {peering(removePeeringPair, "hub-To-spoke")}},
        {"syncPeering", "", Says::Commands, {widened, peering(syncPeering, "hub-To-spoke")}},
        {"resetPeering",
         "",
         Says::Commands,
         {peering(removePeering, "hub-To-spoke"), peering(resetPeering, "spoke-To-hub")}},
    };
}

std::vector<EditUse> changes()
{
    using namespace edit;
    return {
        {"put", "a network's servers", Says::Commands, {[](const Document& d) {
             azure::VirtualNetwork network = *d.find(networkOf(d, "hub"));
             network.dnsServers = {"10.0.0.4"};
             return put(d, networkOf(d, "hub"), network);
         }}},
        {"putAll", "", Says::Commands, {[](const Document& d) {
             return putAll<azure::NetworkInterface>(
                 d, std::vector{nicNamed(d, "spare")}, {"One", {}},
                 [](azure::NetworkInterface& nic) { nic.enableIPForwarding = true; });
         }}},
        {"modifyAll", "", Says::Commands, {[](const Document& d) {
             return modifyAll(d, std::vector{nicNamed(d, "spare"), nicNamed(d, "nvaVMNic")},
                              {"Two", {}},
                              [](azure::NetworkInterface& nic) { nic.enableIPForwarding = true; });
         }}},
        {"modify",
         "a flag of a peering",
         Says::Commands,
         {modified<azure::Peering>("hub-To-spoke",
                                   [](azure::Peering& p) { p.allowGatewayTransit = true; })}},
        {"modify",
         "a route",
         Says::Commands,
         {modified<azure::RouteTable>("ways",
                                      [](azure::RouteTable& table) {
                                          azure::Route route;
                                          route.name = "out";
                                          route.addressPrefix = test::prefix("0.0.0.0/0");
                                          route.nextHopType = azure::NextHopType::VirtualAppliance;
                                          route.nextHopIpAddress = test::address("10.0.0.4");
                                          table.routes.push_back(route);
                                      }),
          modified<azure::RouteTable>("ways",
                                      [](azure::RouteTable& table) {
                                          table.routes.front().nextHopType =
                                              azure::NextHopType::None;
                                          table.routes.front().nextHopIpAddress.reset();
                                      })}},
        {"modify",
         "a rule",
         Says::Commands,
         {modified<azure::NetworkSecurityGroup>("guard",
                                                [](azure::NetworkSecurityGroup& group) {
                                                    azure::SecurityRule rule;
                                                    rule.name = "ssh";
                                                    rule.sourceAddressPrefixes = {"10.0.0.0/8",
                                                                                  "192.168.0.0/16"};
                                                    rule.destinationAddressPrefixes = {"*"};
                                                    rule.sourcePortRanges = {"*"};
                                                    rule.destinationPortRanges = {"22", "80-90"};
                                                    group.securityRules.push_back(rule);
                                                })}},
        {"modify",
         "what a subnet uses",
         Says::Commands,
         {modified<azure::RouteTable>(
              "ways", [](azure::RouteTable& t) { t.disableBgpRoutePropagation = true; }),
          [](const Document& d) {
              return modify(d, subnetOf(d, "spoke", "default"), [&](azure::Subnet& subnet) {
                  subnet.routeTable = {};
                  subnet.networkSecurityGroup =
                      test::named<azure::NetworkSecurityGroup>(d, "guard");
              });
          }}},
        {"modify",
         "a site",
         Says::Commands,
         {modified<azure::LocalNetworkGateway>(
             "hq", [](azure::LocalNetworkGateway& site) { site.asn = 65050; })}},
        {"modify",
         "a gateway",
         Says::Commands,
         {modified<azure::VirtualNetworkGateway>(
             "gw", [](azure::VirtualNetworkGateway& gateway) { gateway.enableBgp = true; })}},
        {"modify",
         "the power of a machine",
         Says::Commands,
         {modified<azure::VirtualMachine>(
             "vm", [](azure::VirtualMachine& machine) { machine.running = false; })}},
        {"modify",
         "whether a line is up",
         Says::Unsaid,
         {modified<azure::Connection>("line", [](azure::Connection& line) { line.up = false; })}},
        {"modify",
         "what an appliance does",
         Says::Unsaid,
         {modified<azure::NetworkInterface>(
             "nvaVMNic", [](azure::NetworkInterface& n) { n.osForwards = false; })}},
        {"rename", "a subnet", Says::Commands, {[](const Document& d) {
             return rename(d, subnetOf(d, "spoke", "default"), "apps");
         }}},
        {"rename", "a network", Says::Commands, {[](const Document& d) {
             return rename(d, networkOf(d, "spoke"), "branch");
         }}},
        {"rename", "a resource group", Says::Commands, {[](const Document& d) {
             return rename(d, test::named<azure::ResourceGroup>(d, "rg1"), "other");
         }}},
        {"removeObjects", "a network with all in it", Says::Commands, {[](const Document& d) {
             return removeObjects(d, {networkOf(d, "spoke")});
         }}},
        {"removeObjects", "a gateway in use", Says::Commands, {[](const Document& d) {
             return removeObjects(d, {test::named<azure::VirtualNetworkGateway>(d, "gw")});
         }}},
        {"removeStrict", "", Says::Commands, {[](const Document& d) {
             return removeStrict(d, test::named<azure::Connection>(d, "line"));
         }}},
        {"cut", "", Says::Commands, {[](const Document& d) {
             return cut(d, {nicNamed(d, "spare")});
         }}},
        {"duplicate", "a network", Says::Commands, {[](const Document& d) {
             return duplicate(d, {networkOf(d, "spoke")});
         }}},
        {"paste", "into a subnet", Says::Commands, {[](const Document& d) {
             PasteOptions options;
             options.into = subnetOf(d, "third", "default");
             return paste(d, copyOf(d, {test::named<azure::VirtualMachine>(d, "vm")}), options);
         }}},
        {"moveToSubnet",
         "",
         Says::Commands,
         {[](const Document& d) { return addSubnet(d, networkOf(d, "third"), "apps"); },
          [](const Document& d) {
              return moveToSubnet(d, nicNamed(d, "spare"), subnetOf(d, "third", "apps"));
          }}},
        {"setRegion", "one network", Says::Commands, {[](const Document& d) {
             return setRegion(d, networkOf(d, "third"), "eastus");
         }}},
        {"setRegion", "several", Says::Commands, {[](const Document& d) {
             return setRegion(d, {networkOf(d, "hub"), networkOf(d, "third")}, "eastus");
         }}},
        {"chain", "", Says::Commands, {[](const Document& d) {
             return chain(
                 d, {"Two", {}},
                 [](const Document& one) { return addSubnet(one, networkOf(one, "hub"), "s"); },
                 [](const Document& one) {
                     return addRouteTable(one, subnetOf(one, "hub", "s"), "t");
                 });
         }}},
    };
}

std::vector<EditUse> addressPlans()
{
    using namespace edit;
    return {
        {"renumber", "a subnet", Says::Commands, {[](const Document& d) {
             return renumber(d, subnetOf(d, "spoke", "default"), test::prefix("10.1.0.0/24"),
                             test::prefix("10.1.7.0/24"));
         }}},
        {"renumber",
         "a network",
         Says::Commands,
         {[](const Document& d) { return addVnet(d, networkAt("lone", "10.3.0.0/16")); },
          [](const Document& d) { return addNic(d, subnetOf(d, "lone", "default")); },
          [](const Document& d) {
              return renumber(d, networkOf(d, "lone"), test::prefix("10.3.0.0/16"),
                              test::prefix("10.33.0.0/16"));
          }}},
        // A peering made anew copies the new space; the drawing keeps the old copy.
        {"renumber", "a network with a peering", Says::Partly, {[](const Document& d) {
             return renumber(d, networkOf(d, "third"), test::prefix("10.2.0.0/16"),
                             test::prefix("10.22.0.0/16"));
         }}},
        {"splitRange", "a subnet", Says::Commands, {[](const Document& d) {
             return splitRange(d, subnetOf(d, "third", "default"), test::prefix("10.2.0.0/24"));
         }}},
        {"mergeRange", "a subnet", Says::Commands, {[](const Document& d) {
             return mergeRange(d, subnetOf(d, "third", "default"), test::prefix("10.2.0.0/24"));
         }}},
        {"takeNextFreeAddress", "", Says::Commands, {[](const Document& d) {
             return takeNextFreeAddress(d, nicNamed(d, "spare"));
         }}},
    };
}

std::vector<EditUse> drawings()
{
    using namespace edit;
    const Change bent = [](const Document& d) {
        return bendLine(d, linkNamed(d, "hub-To-spoke"), {{50, 60}});
    };
    const Change stated = [](const Document& d) { return addExpectation(d, "vm can reach nva"); };
    return {
        {"place", "", Says::DrawingOnly, {[](const Document& d) {
             return place(d, {{networkOf(d, "hub"), {{10, 20}, {300, 200}}}}, {"Move", {}});
         }}},
        {"arrange", "", Says::DrawingOnly, {[](const Document& d) {
             return edit::arrange(d, {{networkOf(d, "hub"), {{10, 20}, {300, 200}}}});
         }}},
        {"bendLine", "", Says::DrawingOnly, {bent}},
        {"stateTraffic", "", Says::DrawingOnly, {[](const Document& d) {
             return stateTraffic(d, linkNamed(d, "hub-To-spoke"), 500);
         }}},
        {"reroute",
         "",
         Says::DrawingOnly,
         {bent, [](const Document& d) { return reroute(d, {linkNamed(d, "hub-To-spoke")}); }}},
        {"setLocked", "", Says::DrawingOnly, {[](const Document& d) {
             return setLocked(
                 d, {test::named<azure::LocalNetworkGateway>(d, "hq"), networkOf(d, "hub")}, true);
         }}},
        {"setCollapsed", "", Says::DrawingOnly, {[](const Document& d) {
             return setCollapsed(d, {networkOf(d, "hub")}, true);
         }}},
        {"restack",
         "",
         Says::DrawingOnly,
         {[](const Document& d) { return addNote(d, "Slip", {{10, 20}, {}}); },
          [](const Document& d) {
              return restack(d, {test::named<azure::Note>(d, "note1")}, Restack::ToBack,
                             [](ObjectId, ObjectId) { return false; });
          }}},
        {"showLayer", "", Says::DrawingOnly, {[](const Document& d) {
             return showLayer(d, azure::Layer::Routes, false);
         }}},
        {"setSettings", "", Says::DrawingOnly, {[](const Document& d) {
             azure::DocumentSettings settings = d.settings();
             settings.title = "Two";
             return setSettings(d, settings);
         }}},
        {"addExpectation", "", Says::DrawingOnly, {stated}},
        {"addExpectations", "", Says::DrawingOnly, {[](const Document& d) {
             return addExpectations(d, {"vm can reach nva"});
         }}},
        {"setExpectations", "", Says::DrawingOnly, {[](const Document& d) {
             return setExpectations(d, {"vm can reach nva"});
         }}},
        {"replaceExpectation",
         "",
         Says::DrawingOnly,
         {stated,
          [](const Document& d) { return replaceExpectation(d, 0, {"vm cannot reach nva"}); }}},
        {"removeExpectation",
         "",
         Says::DrawingOnly,
         {stated, [](const Document& d) { return removeExpectation(d, 0); }}},
    };
}

std::vector<EditUse> allUses()
{
    std::vector<EditUse> all;
    for (auto part : {creations(), peerings(), changes(), addressPlans(), drawings()})
        all.insert(all.end(), part.begin(), part.end());
    return all;
}

/// The lines that are neither blank nor a comment.
QStringList codeLines(const std::string& text)
{
    QStringList lines;
    for (const QString& line : QString::fromStdString(text).split(QLatin1Char('\n'))) {
        const QString code = line.trimmed();
        if (!code.isEmpty() && !code.startsWith(QLatin1Char('#'))
            && !code.startsWith(QLatin1String("//")))
            lines << code;
    }
    return lines;
}

} // namespace

/// Every edit shows its command: each function of core/edit in each form of code.
class TestEditCode : public QObject
{
    Q_OBJECT

private slots:
    /// A function that makes an edit and is not in the table has no proof.
    void everyEditIsHere()
    {
        QSet<QString> declared;
        for (const QString& path :
             test::filesIn(QStringLiteral("../model/core/edit"), QStringLiteral("*.h"))) {
            static const QRegularExpression kFunction(
                QStringLiteral("\\[\\[nodiscard\\]\\] EditResult\\s+(\\w+)\\("));
            auto match = kFunction.globalMatch(QString::fromStdString(test::readFile(path)));
            while (match.hasNext())
                declared << match.next().captured(1);
        }
        QSet<QString> used{QStringLiteral("finish")}; // of the maker that they share
        for (const EditUse& use : allUses())
            used << QLatin1String(use.function);
        QVERIFY(declared.size() > 50);
        QCOMPARE(QStringList((declared - used).values()), QStringList());
        QCOMPARE(QStringList((used - declared).values()), QStringList());
    }

    void commands_data()
    {
        QTest::addColumn<int>("number");
        QTest::addColumn<int>("form");
        const std::vector<EditUse> all = allUses();
        for (std::size_t i = 0; i < all.size(); ++i) {
            for (const auto& [form, name] :
                 {std::pair{CodeForm::AzCli, "az"}, {CodeForm::PowerShell, "PowerShell"}})
                QTest::addRow("%s, %s, %s", all[i].function, all[i].how, name)
                    << static_cast<int>(i) << static_cast<int>(form);
        }
    }
    /// What Azure sees of an edit, its commands make; run behind those of the edits before it in an
    /// empty design they give the design.
    void commands()
    {
        QFETCH(int, number);
        QFETCH(int, form);
        const EditUse use = allUses()[static_cast<std::size_t>(number)];
        const auto codeForm = static_cast<CodeForm>(form);
        Document document = drawnDesign();
        const Document empty = test::emptyLike(document);
        std::vector<replay::Step> steps{{empty, document, "All"}};
        for (const Change& change : use.changes) {
            const EditResult result = change(document);
            QVERIFY2(result.has_value(), result ? "" : result.error().message.c_str());
            steps.push_back({document, result->next, render(result->label)});
            document = result->next;
        }
        const replay::StepCode code = replay::codeOf(steps.back(), codeForm);
        if (use.says == Says::Partly) {
            QVERIFY2(!code.isWhole && !codeLines(code.text).isEmpty(), code.text.c_str());
            const Document left = document;
            document = inSync(document);
            QVERIFY(!(document == left));
        } else if (use.says == Says::Unsaid) {
            QVERIFY2(codeLines(code.text).isEmpty(), code.text.c_str());
            QVERIFY2(code.isWhole == code.text.empty(), code.text.c_str());
        } else {
            QVERIFY2(code.isWhole, code.text.c_str());
            QVERIFY2(code.text.empty() == (use.says == Says::DrawingOnly), code.text.c_str());
        }

        azure::Transaction start(empty);
        start.setSettings(document.settings());
        shell::Session session(start.take(), {},
                               codeForm == CodeForm::AzCli ? shell::Language::Bash
                                                           : shell::Language::PowerShell);
        const std::string script = replay::scriptOf(steps, codeForm);
        QString fault = test::runScript(session, script);
        if (fault.isEmpty())
            fault = test::madeDifference(test::withoutDrawingFacts(document),
                                         test::withoutDrawingFacts(session.document()));
        QVERIFY2(fault.isEmpty(),
                 qPrintable(fault + QLatin1Char('\n') + QString::fromStdString(script)));
    }

    void descriptions_data()
    {
        QTest::addColumn<int>("number");
        QTest::addColumn<int>("form");
        const std::vector<EditUse> all = allUses();
        for (std::size_t i = 0; i < all.size(); ++i) {
            for (const auto& [form, name] :
                 {std::pair{CodeForm::Bicep, "Bicep"}, {CodeForm::Terraform, "Terraform"}})
                QTest::addRow("%s, %s, %s", all[i].function, all[i].how, name)
                    << static_cast<int>(i) << static_cast<int>(form);
        }
    }
    /// The forms that describe what is to be show what an edit changed in the description, whose
    /// whole gives the design (tst_code_round_trips).
    void descriptions()
    {
        QFETCH(int, number);
        QFETCH(int, form);
        const EditUse use = allUses()[static_cast<std::size_t>(number)];
        const auto codeForm = static_cast<CodeForm>(form);
        const Document before =
            changed(drawnDesign(), {use.changes.begin(), std::prev(use.changes.end())});
        const EditResult result = use.changes.back()(before);
        QVERIFY2(result.has_value(), result ? "" : result.error().message.c_str());
        const replay::Step step{before, result->next, render(result->label)};
        const replay::StepCode code = replay::codeOf(step, codeForm);
        const std::string whole = replay::scriptOf({step}, codeForm);
        const bool changes =
            codeLines(replay::scriptOf({{before, before, {}}}, codeForm)) != codeLines(whole);
        QVERIFY2(code.text.empty() != changes, code.text.c_str());
        const QStringList wholeLines = codeLines(whole);
        for (const QString& line : codeLines(code.text))
            QVERIFY2(wholeLines.contains(line), qPrintable(line));
        if (use.says == Says::DrawingOnly)
            QVERIFY2(code.text.empty(), code.text.c_str());
    }
};

PEERSCAPE_TEST_CLASS(TestEditCode)
#include "tst_edit_code.moc"
