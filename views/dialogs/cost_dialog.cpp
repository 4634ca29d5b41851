#include "views/dialogs/cost_dialog.h"

#include "qt/cost_model.h"
#include "qt/document_controller.h"
#include "qt/price_list.h"
#include "qt/selection.h"
#include "qt/text.h"
#include "views/dialogs/price_dialog.h"
#include "views/theme/theme_manager.h"
#include "views/widgets/row_delegate.h"
#include "views/widgets/row_tree.h"

#include <QClipboard>
#include <QDialogButtonBox>
#include <QGuiApplication>
#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QShortcut>
#include <QSortFilterProxyModel>
#include <QStandardItemModel>
#include <QTabWidget>
#include <QTreeView>
#include <QUndoStack>
#include <QVBoxLayout>

#include <array>

namespace peerscape::views {

using qtmodel::CostModel;

namespace {

QLabel* makeSentence()
{
    auto* label = new QLabel;
    label->setWordWrap(true);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    return label;
}

} // namespace

CostDialog::CostDialog(qtmodel::DocumentController& controller, qtmodel::Selection& selection,
                       const ThemeManager& theme, QWidget* parent)
    : QDialog(parent)
    , m_controller(controller)
    , m_selection(selection)
    , m_theme(theme)
    , m_prices(new qtmodel::PriceList(this))
    , m_model(new CostModel(controller, *m_prices, this))
    , m_networks(new QStandardItemModel(this))
    , m_regions(new QStandardItemModel(this))
    , m_total(makeSentence())
    , m_refusal(makeSentence())
    , m_origin(makeSentence())
{
    setWindowTitle(tr("Cost of peerings"));
    setAttribute(Qt::WA_DeleteOnClose);
    resize(1000, 560);
    auto* layout = new QVBoxLayout(this);
    auto* pages = new QTabWidget;
    buildDirections(*pages);
    const std::array groups{addList(*pages, tr("By &network"), *m_networks),
                            addList(*pages, tr("By &regions"), *m_regions)};
    layout->addWidget(pages, 1);
    QFont bold = m_total->font();
    bold.setWeight(QFont::DemiBold);
    m_total->setFont(bold);
    m_total->setObjectName(QStringLiteral("total"));
    m_origin->setObjectName(QStringLiteral("origin"));
    m_refusal->setObjectName(QStringLiteral("fieldError"));
    m_refusal->hide();
    for (QLabel* label : {m_total, m_refusal, m_origin})
        layout->addWidget(label);

    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Close);
    const auto addButton = [&](const QString& text, const QString& name, auto&& act) {
        auto* button = buttons->addButton(text, QDialogButtonBox::ActionRole);
        button->setObjectName(name);
        button->setAutoDefault(false);
        connect(button, &QPushButton::clicked, this, act);
    };
    const auto copy = [this](write::CostFormat format) {
        return [this, format] { QGuiApplication::clipboard()->setText(text(format)); };
    };
    addButton(tr("Copy as &CSV"), QStringLiteral("copyCsv"), copy(write::CostFormat::Csv));
    addButton(tr("Copy as &Markdown"), QStringLiteral("copyMarkdown"),
              copy(write::CostFormat::Markdown));
    addButton(tr("&Prices…"), QStringLiteral("prices"),
              [this] { PriceDialog(*m_prices, m_theme, this).exec(); });
    buttons->button(QDialogButtonBox::Close)->setAutoDefault(false);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    layout->addWidget(buttons);

    // The window's own shortcuts end at the window.
    for (const auto& [key, act] : {std::pair(QKeySequence::Undo, &QUndoStack::undo),
                                   std::pair(QKeySequence::Redo, &QUndoStack::redo)})
        connect(new QShortcut(key, this), &QShortcut::activated, controller.undoStack(), act);
    connect(m_model, &CostModel::refreshed, this, &CostDialog::refresh);
    connect(m_model, &CostModel::refused, this, [this](const QString& reason) {
        m_refusal->setText(reason);
        m_refusal->show();
    });
    connect(m_prices, &qtmodel::PriceList::changed, this, &CostDialog::refresh);
    refresh();
    for (QTreeView* list : groups) {
        list->setColumnWidth(0, 260);
        list->setColumnWidth(1, 140);
    }
    m_directions->setFocus();
}

QTreeView* CostDialog::addList(QTabWidget& pages, const QString& title, QAbstractItemModel& model)
{
    auto* sorted = new QSortFilterProxyModel(this);
    sorted->setSourceModel(&model);
    sorted->setSortRole(CostModel::SortRole);
    sorted->setSortLocaleAware(true);
    auto* list = new QTreeView;
    list->setModel(sorted);
    list->setAccessibleName(QString(title).remove(QLatin1Char('&')));
    list->setItemDelegate(new RowDelegate(m_theme, {0, 9}, list));
    list->setRootIsDecorated(false);
    makeRowTree(*list, m_theme);
    list->setSortingEnabled(true);
    list->header()->setSortIndicator(-1, Qt::AscendingOrder);
    list->header()->setSortIndicatorClearable(true);
    pages.addTab(list, title);
    return list;
}

void CostDialog::buildDirections(QTabWidget& pages)
{
    m_directions = addList(pages, tr("&Directions"), *m_model);
    m_sorted = qobject_cast<QSortFilterProxyModel*>(m_directions->model());
    m_directions->setEditTriggers(QAbstractItemView::DoubleClicked
                                  | QAbstractItemView::EditKeyPressed
                                  | QAbstractItemView::AnyKeyPressed);
    constexpr std::array kWidths{120, 120, 120, 120, 120, 120};
    for (std::size_t i = 0; i < kWidths.size(); ++i)
        m_directions->setColumnWidth(static_cast<int>(i), kWidths[i]);
    // The cell that can be changed is one of several: the keyboard has to be able to go there.
    m_directions->setAllColumnsShowFocus(false);
    m_directions->setSelectionBehavior(QAbstractItemView::SelectItems);
    connect(m_directions, &QTreeView::clicked, this, &CostDialog::showSide);
}

void CostDialog::showSide(const QModelIndex& index)
{
    const PeeringId side = m_model->direction(m_sorted->mapToSource(index).row()).side;
    m_selection.set({side});
    emit m_selection.revealRequested(side);
}

void CostDialog::fill(QStandardItemModel& model, const QString& name,
                      const std::vector<cost::Group>& groups)
{
    model.removeRows(0, model.rowCount());
    model.setHorizontalHeaderLabels(
        {name, tr("%1 a month").arg(toQString(m_prices->table().currency)), tr("Note")});
    model.horizontalHeaderItem(1)->setTextAlignment(Qt::AlignRight | Qt::AlignVCenter);
    for (const cost::Group& group : groups) {
        const auto money = group.total.known();
        QList<QStandardItem*> row;
        for (const auto& [text, sort] :
             {std::pair(toQString(group.name), QVariant(toQString(group.name))),
              std::pair(money ? CostModel::moneyText(*money) : tr("not known"),
                        QVariant(static_cast<double>(money.value_or(-1)))),
              std::pair(qtmodel::DocumentController::text(cost::gapsOf(group.total)),
                        QVariant())}) {
            auto* item = new QStandardItem(text);
            item->setData(sort, CostModel::SortRole);
            item->setEditable(false);
            row << item;
        }
        row[1]->setTextAlignment(Qt::AlignRight | Qt::AlignVCenter);
        model.appendRow(row);
    }
}

void CostDialog::refresh()
{
    const cost::Estimate& estimate = m_model->estimate();
    fill(*m_networks, tr("Billed at"), estimate.networks);
    fill(*m_regions, tr("Regions"), estimate.regionPairs);
    const auto money = estimate.total.known();
    const QString gaps = qtmodel::DocumentController::text(cost::gapsOf(estimate.total));
    m_total->setText(
        (money ? tr("%1 %2 a month.")
                     .arg(CostModel::moneyText(*money), toQString(m_prices->table().currency))
               : tr("What it costs is not known."))
        + QLatin1Char(' ') + gaps);
    m_refusal->hide();
    m_origin->setText(m_prices->origin());
}

QString CostDialog::text(write::CostFormat format) const
{
    return toQString(
        write::writeCosts(m_controller.document(), m_model->estimate(), m_prices->table(), format));
}

} // namespace peerscape::views
