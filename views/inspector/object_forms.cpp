#include "views/inspector/object_forms.h"

#include "core/route/none_list.h"
#include "qt/document_controller.h"
#include "views/inspector/kind_forms.h"

namespace peerscape::views {

Form* makeObjectForm(qtmodel::DocumentController& controller, const ThemeManager& theme,
                     const std::vector<ObjectId>& ids)
{
    auto form = std::make_unique<Form>(controller, theme, ids);
    switch (ids.front().kind()) {
    case Kind::Subscription:
        addSubscriptionFields(*form);
        break;
    case Kind::ResourceGroup:
        addResourceGroupFields(*form);
        break;
    case Kind::VirtualNetwork:
        addVnetFields(*form);
        break;
    case Kind::Subnet:
        addSubnetFields(*form);
        break;
    case Kind::NetworkInterface:
        addNicFields(*form);
        break;
    case Kind::VirtualMachine:
        addVmFields(*form);
        break;
    case Kind::RouteTable:
        addRouteTableFields(*form);
        break;
    case Kind::NetworkSecurityGroup:
        addNsgFields(*form);
        break;
    case Kind::ApplicationSecurityGroup:
        addAsgFields(*form);
        break;
    case Kind::PublicIpAddress:
        addPublicIpFields(*form);
        break;
    case Kind::NatGateway:
        addNatGatewayFields(*form);
        break;
    case Kind::VirtualNetworkGateway:
        addGatewayFields(*form);
        break;
    case Kind::LocalNetworkGateway:
        addSiteFields(*form);
        break;
    case Kind::Connection:
        addConnectionFields(*form);
        break;
    case Kind::ExpressRouteCircuit:
        addCircuitFields(*form);
        break;
    case Kind::PrivateEndpoint:
        addPrivateEndpointFields(*form);
        break;
    case Kind::AzureFirewall:
        addFirewallFields(*form);
        break;
    case Kind::BastionHost:
        addBastionFields(*form);
        break;
    case Kind::LoadBalancer:
        addLoadBalancerFields(*form);
        break;
    case Kind::RouteServer:
        addRouteServerFields(*form);
        break;
    case Kind::UnknownResource:
        addUnknownFields(*form);
        break;
    case Kind::Note:
        addNoteFields(*form);
        break;
    case Kind::Peering:
        addPeeringFields(*form);
        break;
    case Kind::None:
        return nullptr;
    }
    form->reload();
    return form.release();
}

Form* makeDocumentForm(qtmodel::DocumentController& controller, const ThemeManager& theme)
{
    auto form = std::make_unique<Form>(controller, theme);
    const auto change = [](auto set) {
        return [set](const azure::Document& document, const auto& value) {
            azure::DocumentSettings settings = document.settings();
            set(settings, value);
            return edit::setSettings(document, std::move(settings));
        };
    };
    form->addText(
        {tr("Title"), QStringLiteral("title"), true},
        [](const azure::Document& document) { return toQString(document.settings().title); },
        change([](azure::DocumentSettings& settings, const QString& text) {
            settings.title = toText(text.trimmed());
        }));
    form->addChoice(
        {tr("Reserved prefixes"), QStringLiteral("noneList")},
        [](const azure::Document&) {
            std::vector<Form::Choice> choices;
            for (const route::NoneList& list : route::noneLists()) {
                choices.push_back(
                    {QStringLiteral("%1 (%2)").arg(toQString(list.id)).arg(list.prefixes.size()),
                     static_cast<quint32>(choices.size())});
            }
            return choices;
        },
        [](const azure::Document& document) {
            const auto lists = route::noneLists();
            for (std::size_t i = 0; i < lists.size(); ++i) {
                if (document.settings().noneList == lists[i].id)
                    return static_cast<quint32>(i);
            }
            return quint32{0};
        },
        change([](azure::DocumentSettings& settings, quint32 value) {
            settings.noneList = route::noneLists()[value].id;
        }));
    form->addFlag(
        {tr("Show subscriptions and tenants"), QStringLiteral("showSubscriptions")},
        [](const azure::Document& document) { return document.settings().showSubscriptions; },
        change([](azure::DocumentSettings& settings, bool value) {
            settings.showSubscriptions = value;
        }));
    form->addValue({tr("Virtual networks")}, [](const azure::Document& document) {
        return QString::number(document.all<azure::VirtualNetwork>().size());
    });
    form->addValue({tr("Network interfaces")}, [](const azure::Document& document) {
        return QString::number(document.all<azure::NetworkInterface>().size());
    });
    form->addValue({tr("Peering links")}, [](const azure::Document& document) {
        return QString::number(document.all<azure::Peering>().size());
    });
    form->reload();
    return form.release();
}

} // namespace peerscape::views
