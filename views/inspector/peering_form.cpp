#include "views/inspector/peering_form.h"

#include "core/azure/names.h"
#include "core/azure/peering_state.h"
#include "core/check/peering_controls.h"
#include "core/edit/peering_edits.h"
#include "qt/document_controller.h"
#include "qt/selection.h"
#include "views/inspector/field_text.h"
#include "views/inspector/peering_side.h"
#include "views/inspector/peering_traffic.h"
#include "views/theme/theme_manager.h"
#include "views/widgets/pill_label.h"

#include <QFrame>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace peerscape::views {

namespace {

QFrame* makeLine()
{
    auto* line = new QFrame;
    line->setFrameShape(QFrame::HLine);
    line->setFrameShadow(QFrame::Plain);
    line->setObjectName(QStringLiteral("separator"));
    return line;
}

void setTextColor(QLabel& label, const QColor& color)
{
    QPalette colors = label.palette();
    colors.setColor(QPalette::WindowText, color);
    label.setPalette(colors);
}

/// The sync level in words; Azure's own name says more to nobody.
QString syncText(azure::PeeringSyncLevel level)
{
    switch (level) {
    case azure::PeeringSyncLevel::FullyInSync:
        return PeeringForm::tr("in sync");
    case azure::PeeringSyncLevel::RemoteNotInSync:
        return PeeringForm::tr("remote not in sync");
    case azure::PeeringSyncLevel::LocalNotInSync:
        return PeeringForm::tr("local not in sync");
    case azure::PeeringSyncLevel::LocalAndRemoteNotInSync:
        break;
    }
    return PeeringForm::tr("neither side in sync");
}

/// A dot that is full, half or empty, so that the state is not told by colour alone.
QString stateText(azure::PeeringState state)
{
    const QString dot = state == azure::PeeringState::Connected   ? QStringLiteral("●")
                        : state == azure::PeeringState::Initiated ? QStringLiteral("◐")
                                                                  : QStringLiteral("○");
    return QStringLiteral("%1 %2").arg(dot, toQString(azure::toString(state)));
}

} // namespace

PeeringForm::PeeringForm(qtmodel::DocumentController& controller, qtmodel::Selection& selection,
                         const qtmodel::PriceList& prices, const ThemeManager& theme,
                         PeeringId peering, QWidget* parent)
    : QWidget(parent)
    , m_controller(controller)
    , m_selection(selection)
    , m_theme(theme)
    , m_peering(peering)
{
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(14, 10, 14, 10);
    layout->setSpacing(8);
    buildHeading(*layout);
    layout->addWidget(makeLine());
    m_here = new PeeringSide(controller, theme, peering);
    layout->addWidget(m_here);
    const PeeringId reverse = azure::reverseOf(controller.document(), peering);
    if (reverse) {
        layout->addWidget(makeLine());
        m_there = new PeeringSide(controller, theme, reverse);
        layout->addWidget(m_there);
    }
    layout->addWidget(makeLine());
    buildSummary(*layout);
    m_traffic = new PeeringTraffic(controller, prices, theme, peering, reverse);
    connect(m_traffic, &PeeringTraffic::costsRequested, this, &PeeringForm::costsRequested);
    layout->addWidget(m_traffic);
    buildActions(*layout);
    layout->addStretch(1);
    reload();
}

void PeeringForm::buildHeading(QVBoxLayout& layout)
{
    m_heading = new QLabel;
    QFont font = m_heading->font();
    font.setPixelSize(15);
    font.setWeight(QFont::DemiBold);
    m_heading->setFont(font);
    m_heading->setWordWrap(true);
    layout.addWidget(m_heading);
    auto* pills = new QHBoxLayout;
    pills->setSpacing(6);
    m_state = new PillLabel(m_theme);
    m_sync = new PillLabel(m_theme);
    m_reach = new PillLabel(m_theme);
    pills->addWidget(m_state);
    pills->addWidget(m_sync);
    pills->addWidget(m_reach);
    pills->addStretch(1);
    layout.addLayout(pills);
}

void PeeringForm::buildSummary(QVBoxLayout& layout)
{
    auto* title = new QLabel(tr("What this peering does"));
    QFont bold = title->font();
    bold.setWeight(QFont::DemiBold);
    title->setFont(bold);
    layout.addWidget(title);
    m_summary = new QLabel;
    m_summary->setWordWrap(true);
    setTextColor(*m_summary, m_theme.theme().color(ColorRole::MutedText));
    m_summary->setTextInteractionFlags(Qt::TextBrowserInteraction);
    connect(m_summary, &QLabel::linkActivated, this, [this](const QString& link) {
        ObjectId id;
        id.value = link.toUInt();
        m_selection.set({id});
        emit m_selection.revealRequested(id);
    });
    layout.addWidget(m_summary);
}

void PeeringForm::buildActions(QVBoxLayout& layout)
{
    m_error = new QLabel;
    m_error->setWordWrap(true);
    m_error->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_error->setObjectName(QStringLiteral("fieldError"));
    setTextColor(*m_error, m_theme.theme().color(ColorRole::Bad));
    m_error->hide();
    layout.addWidget(m_error);
    const auto addButton = [&](const QString& text, const QString& glyph, auto&& act) {
        auto* button = new QPushButton(m_theme.icon(glyph, ColorRole::Accent), text);
        layout.addWidget(button, 0, Qt::AlignLeft);
        connect(button, &QPushButton::clicked, this, act);
        return button;
    };
    m_create = addButton(tr("Create the other side"), QStringLiteral("add"), [this] {
        apply(edit::addReciprocal(m_controller.document(), m_peering));
    });
    m_syncButton = addButton(tr("Sync"), QStringLiteral("sync"), [this] {
        // The side that says LocalNotInSync is the one to sync (3.6.1).
        const azure::Document& document = m_controller.document();
        const bool here = azure::isStale(document, *document.find(m_peering));
        apply(edit::syncPeering(document, here ? m_peering : m_there->peering()));
    });
    m_reset = addButton(tr("Reset to Initiated"), QStringLiteral("redo"),
                        [this] { apply(edit::resetPeering(m_controller.document(), m_peering)); });
    addButton(tr("Delete both sides"), QStringLiteral("delete"),
              [this] { apply(edit::removePeeringPair(m_controller.document(), m_peering)); });
}

void PeeringForm::apply(const edit::EditResult& result)
{
    m_error->setVisible(!result.has_value());
    if (result)
        m_controller.apply(result);
    else
        m_error->setText(
            QStringLiteral("%1: %2").arg(QString::fromStdString(result.error().code),
                                         qtmodel::DocumentController::text(result.error())));
}

void PeeringForm::reload()
{
    const azure::Document& document = m_controller.document();
    const azure::Peering* peering = document.find(m_peering);
    if (peering == nullptr)
        return; // deleted: the inspector shows something else in a moment
    const PeeringId reverse = azure::reverseOf(document, m_peering);
    if (reverse != (m_there != nullptr ? m_there->peering() : PeeringId())) {
        emit sidesChanged();
        return;
    }
    m_heading->setText(QStringLiteral("%1 %2 %3")
                           .arg(networkName(document, *peering, false),
                                reverse ? QStringLiteral("⇄") : QStringLiteral("→"),
                                networkName(document, *peering, true)));
    reloadPills();
    m_here->reload();
    if (m_there != nullptr)
        m_there->reload();
    reloadSummary();
    m_traffic->reload();
}

void PeeringForm::reloadPills()
{
    const azure::Document& document = m_controller.document();
    const azure::Peering& peering = *document.find(m_peering);
    const azure::PeeringState state = azure::peeringState(document, m_peering);
    m_state->setText(stateText(state));
    m_state->setTone(state == azure::PeeringState::Connected   ? PillLabel::Tone::Good
                     : state == azure::PeeringState::Initiated ? PillLabel::Tone::Warning
                                                               : PillLabel::Tone::Bad);
    const azure::PeeringSyncLevel level = azure::peeringSyncLevel(document, m_peering);
    const bool inSync = level == azure::PeeringSyncLevel::FullyInSync;
    const bool connected = state == azure::PeeringState::Connected;
    // A side alone has nothing to be in sync with.
    m_sync->setVisible(connected);
    m_sync->setText(syncText(level));
    m_sync->setToolTip(toQString(azure::toString(level)));
    m_sync->setTone(inSync ? PillLabel::Tone::Good : PillLabel::Tone::Warning);
    m_reach->setText(azure::isGlobal(document, peering) ? tr("global") : tr("regional"));
    m_reach->setTone(PillLabel::Tone::Accent);

    m_create->setVisible(state == azure::PeeringState::Initiated && peering.remoteVirtualNetwork);
    m_syncButton->setVisible(connected && !inSync);
    m_reset->setVisible(state == azure::PeeringState::Disconnected);
}

void PeeringForm::reloadSummary()
{
    QStringList sentences;
    for (const route::Reason& reason :
         check::peeringSummary(m_controller.document(), m_controller.routes(), m_peering)) {
        Message message = reason.message;
        for (std::size_t i = 0; i < message.arguments.size(); ++i) {
            QString text = QString::fromStdString(message.arguments[i]).toHtmlEscaped();
            if (i < reason.links.size() && reason.links[i])
                text = QStringLiteral("<a style=\"color:%1\" href=\"%2\">%3</a>")
                           .arg(m_theme.theme().color(ColorRole::AccentText).name())
                           .arg(reason.links[i].value)
                           .arg(text);
            message.arguments[i] = text.toStdString();
        }
        sentences << qtmodel::DocumentController::text(message);
    }
    m_summary->setText(sentences.join(QStringLiteral("<br>")));
}

} // namespace peerscape::views
