#include "views/inspector/peering_traffic.h"

#include "core/cost/peering_costs.h"
#include "core/edit/peering_edits.h"
#include "qt/cost_model.h"
#include "qt/document_controller.h"
#include "qt/price_list.h"
#include "qt/text.h"
#include "views/theme/theme_manager.h"
#include "views/widgets/link_label.h"

#include <QLabel>
#include <QLineEdit>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>

namespace peerscape::views {

using qtmodel::CostModel;

PeeringTraffic::PeeringTraffic(qtmodel::DocumentController& controller,
                               const qtmodel::PriceList& prices, const ThemeManager& theme,
                               PeeringId here, PeeringId there, QWidget* parent)
    : QWidget(parent)
    , m_controller(controller)
    , m_prices(prices)
    , m_theme(theme)
    , m_sides{Side{here}, Side{there}}
    , m_fold(new QToolButton)
    , m_content(new QWidget)
{
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(5);
    m_fold->setText(tr("Data and cost"));
    m_fold->setObjectName(QStringLiteral("traffic"));
    m_fold->setCheckable(true);
    m_fold->setAutoRaise(true);
    m_fold->setFocusPolicy(Qt::StrongFocus);
    m_fold->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    layout->addWidget(m_fold, 0, Qt::AlignLeft);
    layout->addWidget(m_content);
    auto* column = new QVBoxLayout(m_content);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(5);
    for (Side& side : m_sides) {
        if (side.peering)
            buildSide(side, *column);
    }
    m_origin = makeLabel();
    column->addWidget(m_origin);
    auto* all = new LinkLabel(tr("Cost of all peerings…"), theme);
    column->addWidget(all, 0, Qt::AlignLeft);
    connect(all, &LinkLabel::activated, this, &PeeringTraffic::costsRequested);
    const auto fold = [this](bool open) {
        m_content->setVisible(open);
        m_fold->setIcon(
            m_theme.icon(open ? QStringLiteral("chevron-down") : QStringLiteral("chevron-right"),
                         ColorRole::MutedText));
    };
    connect(m_fold, &QToolButton::toggled, this, fold);
    connect(&prices, &qtmodel::PriceList::changed, this, &PeeringTraffic::reload);
    const bool isStated = std::any_of(m_sides.begin(), m_sides.end(), [&](const Side& side) {
        const azure::Peering* peering = controller.document().find(side.peering);
        return peering != nullptr && peering->monthlyGigabytes;
    });
    m_fold->setChecked(isStated);
    fold(isStated);
    reload();
}

QLabel* PeeringTraffic::makeLabel(bool bad) const
{
    auto* label = new QLabel;
    label->setWordWrap(true);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    QPalette colors = label->palette();
    colors.setColor(QPalette::WindowText,
                    m_theme.theme().color(bad ? ColorRole::Bad : ColorRole::MutedText));
    label->setPalette(colors);
    return label;
}

void PeeringTraffic::buildSide(Side& side, QVBoxLayout& layout)
{
    side.caption = new QLabel;
    side.caption->setWordWrap(true);
    side.amount = new QLineEdit;
    side.amount->setObjectName(QStringLiteral("monthlyGigabytes"));
    side.amount->setPlaceholderText(CostModel::gigabytesText(std::nullopt));
    side.caption->setBuddy(side.amount);
    side.error = makeLabel(true);
    side.error->setObjectName(QStringLiteral("fieldError"));
    side.error->hide();
    side.cost = makeLabel();
    for (QWidget* widget : {static_cast<QWidget*>(side.caption), static_cast<QWidget*>(side.amount),
                            static_cast<QWidget*>(side.error), static_cast<QWidget*>(side.cost)})
        layout.addWidget(widget);
    connect(side.amount, &QLineEdit::editingFinished, this, [this, &side] { take(side); });
}

void PeeringTraffic::take(Side& side)
{
    if (!side.amount->isModified())
        return;
    side.amount->setModified(false);
    const auto gigabytes = CostModel::readGigabytes(side.amount->text());
    side.error->setVisible(!gigabytes);
    if (!gigabytes) {
        side.error->setText(qtmodel::DocumentController::text(gigabytes.error()));
        load(side);
        return;
    }
    m_controller.apply(edit::stateTraffic(m_controller.document(), side.peering, *gigabytes));
    load(side); // also where nothing changed: as the window writes numbers
}

void PeeringTraffic::load(Side& side)
{
    const azure::Document& document = m_controller.document();
    if (document.find(side.peering) == nullptr)
        return; // the form is about to be another one
    const cost::Direction direction = cost::directionOf(document, m_prices.table(), side.peering);
    const QString currency = toQString(m_prices.table().currency);
    const QString caption = tr("%1 sends, GB a month").arg(toQString(direction.fromName));
    side.caption->setText(caption);
    side.amount->setAccessibleName(caption);
    if (!side.amount->hasFocus() || !side.amount->isModified())
        side.amount->setText(direction.gigabytes ? CostModel::gigabytesText(direction.gigabytes)
                                                 : QString());
    QStringList sentences{tr("Per GB: %1 out + %2 in = %3")
                              .arg(CostModel::priceText(direction.outbound),
                                   CostModel::priceText(direction.inbound),
                                   CostModel::priceText(direction.price()))};
    if (direction.price())
        sentences.back() += QLatin1Char(' ') + currency;
    if (const auto money = direction.cost())
        sentences << tr("A month: %1 %2").arg(CostModel::moneyText(*money), currency);
    if (const QString note = qtmodel::DocumentController::text(cost::noteOf(document, direction));
        !note.isEmpty())
        sentences << note;
    side.cost->setText(sentences.join(QLatin1Char('\n')));
    side.amount->setAccessibleDescription(sentences.join(QLatin1Char(' ')));
}

void PeeringTraffic::reload()
{
    for (Side& side : m_sides) {
        if (side.peering)
            load(side);
    }
    m_origin->setText(m_prices.origin());
}

} // namespace peerscape::views
