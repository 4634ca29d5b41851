#include "views/inspector/peering_form.h"

#include "core/azure/names.h"
#include "core/azure/peering_state.h"
#include "core/edit/peering_edits.h"
#include "core/edit/put.h"
#include "qt/document_controller.h"
#include "qt/selection.h"
#include "views/inspector/field_text.h"
#include "views/theme/theme_manager.h"
#include "views/widgets/pill_label.h"

#include <QCheckBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

namespace peerscape::views {

namespace {

/// The wording of the portal, and the property's name for the tool tip (wording changes, names do
/// not).
struct FlagText
{
    const char* label;
    const char* property;
};
constexpr std::array<FlagText, check::kPeeringFlags.size()> kFlagTexts{{
    {QT_TRANSLATE_NOOP("PeeringForm", "Allow virtual network access"), "allowVirtualNetworkAccess"},
    {QT_TRANSLATE_NOOP("PeeringForm", "Allow forwarded traffic"), "allowForwardedTraffic"},
    {QT_TRANSLATE_NOOP("PeeringForm", "Allow gateway transit"), "allowGatewayTransit"},
    {QT_TRANSLATE_NOOP("PeeringForm", "Use remote gateways"), "useRemoteGateways"},
}};

QString networkName(const azure::Document& document, const azure::Peering& peering, bool remote)
{
    if (!remote)
        return toQString(document.nameOf(peering.virtualNetwork));
    if (peering.remoteVirtualNetwork)
        return toQString(document.nameOf(peering.remoteVirtualNetwork));
    return toQString(peering.remoteResourceId).section(QLatin1Char('/'), -1);
}

QFrame* makeLine()
{
    auto* line = new QFrame;
    line->setFrameShape(QFrame::HLine);
    line->setFrameShadow(QFrame::Plain);
    line->setObjectName(QStringLiteral("separator"));
    return line;
}

} // namespace

PeeringForm::PeeringForm(qtmodel::DocumentController& controller, qtmodel::Selection& selection,
                         const ThemeManager& theme, PeeringId peering, QWidget* parent)
    : QWidget(parent)
    , m_controller(controller)
    , m_selection(selection)
    , m_theme(theme)
{
    m_here.peering = peering;
    m_there.peering = azure::reverseOf(controller.document(), peering);

    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(14, 10, 14, 10);
    layout->setSpacing(6);
    m_heading = new QLabel;
    QFont font = m_heading->font();
    font.setPixelSize(15);
    font.setWeight(QFont::DemiBold);
    m_heading->setFont(font);
    m_heading->setWordWrap(true);
    layout->addWidget(m_heading);
    auto* pills = new QHBoxLayout;
    pills->setSpacing(6);
    m_state = new PillLabel(theme);
    m_sync = new PillLabel(theme);
    m_reach = new PillLabel(theme);
    pills->addWidget(m_state);
    pills->addWidget(m_sync);
    pills->addWidget(m_reach);
    pills->addStretch(1);
    layout->addLayout(pills);

    layout->addWidget(makeLine());
    buildSide(m_here, *layout);
    m_otherSide = new QWidget;
    auto* other = new QVBoxLayout(m_otherSide);
    other->setContentsMargins(0, 0, 0, 0);
    other->setSpacing(6);
    other->addWidget(makeLine());
    buildSide(m_there, *other);
    layout->addWidget(m_otherSide);

    layout->addWidget(makeLine());
    auto* does = new QLabel(tr("What this peering does"));
    QFont bold = does->font();
    bold.setWeight(QFont::DemiBold);
    does->setFont(bold);
    layout->addWidget(does);
    m_summary = makeNote();
    m_summary->setTextInteractionFlags(Qt::TextBrowserInteraction);
    connect(m_summary, &QLabel::linkActivated, this, [this](const QString& link) {
        ObjectId id;
        id.value = link.toUInt();
        m_selection.set({id});
        emit m_selection.revealRequested(id);
    });
    layout->addWidget(m_summary);
    m_error = new QLabel;
    m_error->setWordWrap(true);
    m_error->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_error->hide();
    layout->addWidget(m_error);
    buildActions(*layout);
    layout->addStretch(1);
    reload();
}

QLabel* PeeringForm::makeNote()
{
    auto* note = new QLabel;
    note->setWordWrap(true);
    QPalette colors = note->palette();
    colors.setColor(QPalette::WindowText, m_theme.theme().color(ColorRole::MutedText));
    note->setPalette(colors);
    return note;
}

void PeeringForm::buildSide(Side& side, QVBoxLayout& layout)
{
    side.title = new QLabel;
    QFont bold = side.title->font();
    bold.setWeight(QFont::DemiBold);
    side.title->setFont(bold);
    side.name = new QLineEdit;
    side.name->setAccessibleName(tr("Name of this side"));
    layout.addWidget(side.title);
    layout.addWidget(side.name);
    connect(side.name, &QLineEdit::editingFinished, this, [this, &side] {
        if (!side.name->isModified())
            return;
        side.name->setModified(false);
        apply(edit::rename(m_controller.document(), side.peering,
                           side.name->text().trimmed().toStdString()));
    });
    for (std::size_t i = 0; i < check::kPeeringFlags.size(); ++i) {
        auto* box = new QCheckBox(tr(kFlagTexts[i].label));
        box->setToolTip(QLatin1String(kFlagTexts[i].property));
        auto* sentence = makeNote();
        sentence->setContentsMargins(26, 0, 0, 2);
        layout.addWidget(box);
        layout.addWidget(sentence);
        side.flags[i] = box;
        side.sentences[i] = sentence;
        connect(box, &QCheckBox::clicked, this, [this, &side, i](bool checked) {
            apply(check::setPeeringFlag(m_controller.document(), side.peering,
                                        check::kPeeringFlags[i], checked));
        });
    }
    side.scope = makeNote();
    layout.addWidget(side.scope);
}

void PeeringForm::buildActions(QVBoxLayout& layout)
{
    const auto addButton = [&](const QString& text, const QString& glyph, auto&& act) {
        auto* button = new QPushButton(m_theme.icon(glyph, ColorRole::Accent), text);
        layout.addWidget(button);
        connect(button, &QPushButton::clicked, this, act);
        return button;
    };
    m_create = addButton(tr("Create the other side"), QStringLiteral("add"), [this] {
        apply(edit::addReciprocal(m_controller.document(), m_here.peering));
    });
    m_syncButton = addButton(tr("Sync"), QStringLiteral("redo"), [this] {
        // The side that says LocalNotInSync is the one to sync (3.6.1).
        const azure::Document& document = m_controller.document();
        const bool here = azure::isStale(document, *document.find(m_here.peering));
        apply(edit::syncPeering(document, here ? m_here.peering : m_there.peering));
    });
    m_reset = addButton(tr("Reset to Initiated"), QStringLiteral("redo"), [this] {
        apply(edit::resetPeering(m_controller.document(), m_here.peering));
    });
    addButton(tr("Delete both sides"), QStringLiteral("delete"),
              [this] { apply(edit::removePeeringPair(m_controller.document(), m_here.peering)); });
}

void PeeringForm::apply(const edit::EditResult& result)
{
    m_error->setVisible(!result.has_value());
    if (result) {
        m_controller.apply(result);
        return;
    }
    QPalette colors = m_error->palette();
    colors.setColor(QPalette::WindowText, m_theme.theme().color(ColorRole::Bad));
    m_error->setPalette(colors);
    m_error->setText(QStringLiteral("%1: %2").arg(QString::fromStdString(result.error().code),
                                                  QString::fromStdString(result.error().message)));
    reload();
}

void PeeringForm::reloadPills()
{
    const azure::Document& document = m_controller.document();
    const azure::Peering& peering = *document.find(m_here.peering);
    const azure::PeeringState state = azure::peeringState(document, m_here.peering);
    m_state->setText(toQString(azure::toString(state)));
    m_state->setTone(state == azure::PeeringState::Connected   ? PillLabel::Tone::Good
                     : state == azure::PeeringState::Initiated ? PillLabel::Tone::Warning
                                                               : PillLabel::Tone::Bad);
    const azure::PeeringSyncLevel level = azure::peeringSyncLevel(document, m_here.peering);
    const bool inSync = level == azure::PeeringSyncLevel::FullyInSync;
    m_sync->setText(inSync ? tr("in sync") : toQString(azure::toString(level)));
    m_sync->setTone(inSync ? PillLabel::Tone::Good : PillLabel::Tone::Warning);
    m_reach->setText(azure::isGlobal(document, peering) ? tr("global") : tr("regional"));
    m_reach->setTone(PillLabel::Tone::Accent);

    const bool connected = state == azure::PeeringState::Connected;
    m_create->setVisible(state == azure::PeeringState::Initiated && peering.remoteVirtualNetwork);
    m_syncButton->setVisible(connected && !inSync);
    m_reset->setVisible(state == azure::PeeringState::Disconnected);
}

void PeeringForm::reloadSide(Side& side)
{
    const azure::Document& document = m_controller.document();
    const azure::Peering* peering = document.find(side.peering);
    if (peering == nullptr)
        return;
    side.title->setText(QStringLiteral("%1 → %2").arg(networkName(document, *peering, false),
                                                      networkName(document, *peering, true)));
    if (!side.name->hasFocus() || !side.name->isModified())
        side.name->setText(toQString(peering->name));
    const auto controls = check::peeringControls(document, side.peering);
    for (std::size_t i = 0; i < controls.size(); ++i) {
        const check::FlagControl& control = controls[i];
        side.flags[i]->setChecked(control.value);
        side.flags[i]->setEnabled(control.enabled);
        const QString sentence = qtmodel::DocumentController::text(control.sentence.message);
        side.sentences[i]->setText(sentence);
        side.sentences[i]->setVisible(!sentence.isEmpty());
        side.flags[i]->setAccessibleName(
            QStringLiteral("%1, %2").arg(tr(kFlagTexts[i].label), side.title->text()));
        side.flags[i]->setAccessibleDescription(sentence);
    }
    side.scope->setVisible(!peering->peerCompleteVnets);
    if (!peering->peerCompleteVnets) {
        side.scope->setText(
            tr("Subnet peering: %1 with %2%3")
                .arg(textsToText(peering->localSubnetNames),
                     textsToText(peering->remoteSubnetNames),
                     peering->enableOnlyIPv6Peering ? tr(", IPv6 only") : QString()));
    }
}

void PeeringForm::reload()
{
    const azure::Document& document = m_controller.document();
    const azure::Peering* peering = document.find(m_here.peering);
    if (peering == nullptr)
        return; // deleted: the inspector shows something else in a moment
    m_there.peering = azure::reverseOf(document, m_here.peering);
    m_otherSide->setVisible(static_cast<bool>(m_there.peering));
    m_heading->setText(QStringLiteral("%1 %2 %3")
                           .arg(networkName(document, *peering, false),
                                m_there.peering ? QStringLiteral("⇄") : QStringLiteral("→"),
                                networkName(document, *peering, true)));
    reloadPills();
    reloadSide(m_here);
    reloadSide(m_there);
    QStringList sentences;
    for (const route::Reason& reason :
         check::peeringSummary(document, m_controller.routes(), m_here.peering)) {
        Message message = reason.message;
        for (std::size_t i = 0; i < message.arguments.size(); ++i) {
            QString text = QString::fromStdString(message.arguments[i]).toHtmlEscaped();
            if (i < reason.links.size() && reason.links[i])
                text = QStringLiteral("<a href=\"%1\">%2</a>").arg(reason.links[i].value).arg(text);
            message.arguments[i] = text.toStdString();
        }
        sentences << qtmodel::DocumentController::text(message);
    }
    m_summary->setText(sentences.join(QStringLiteral("<br>")));
}

} // namespace peerscape::views
