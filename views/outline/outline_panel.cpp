#include "views/outline/outline_panel.h"

#include "core/diagram/glyphs.h"
#include "qt/document_controller.h"
#include "qt/object_search.h"
#include "qt/outline_model.h"
#include "qt/selection.h"
#include "views/theme/theme_manager.h"
#include "views/widgets/clear_button.h"
#include "views/widgets/row_delegate.h"

#include <QHBoxLayout>
#include <QHeaderView>
#include <QLineEdit>
#include <QScopedValueRollback>
#include <QTreeView>
#include <QVBoxLayout>

#include <algorithm>

namespace peerscape::views {

using qtmodel::OutlineModel;

namespace {

constexpr std::size_t kMostExpanded = 50; ///< Networks that are shown opened.
constexpr std::size_t kMostMarked = 200;
constexpr int kMeasuredRows = 60; ///< Rows that decide how wide the first column is.

class OutlineDelegate : public RowDelegate
{
public:
    OutlineDelegate(const ThemeManager& theme, QObject* parent)
        : RowDelegate(theme, {0, 8}, parent)
    {
    }

    /// Headings have both columns, so that they make the first one no wider.
    QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override
    {
        const QSize size = RowDelegate::sizeHint(option, index);
        return isHeading(index) ? QSize(0, size.height()) : size;
    }

protected:
    void initStyleOption(QStyleOptionViewItem* option, const QModelIndex& index) const override
    {
        QStyledItemDelegate::initStyleOption(option, index);
        option->palette.setColor(QPalette::HighlightedText, theme().color(ColorRole::Text));
        if (index.column() == 1) {
            option->font = theme().monoFont();
            colorText(*option, theme().color(ColorRole::MutedText));
        } else if (isHeading(index)) {
            option->font.setWeight(QFont::DemiBold);
            option->palette.setColor(QPalette::Text, theme().color(ColorRole::MutedText));
        } else {
            const auto kind = static_cast<Kind>(index.data(OutlineModel::KindRole).toInt());
            const std::string_view glyph = diagram::glyphOf(kind);
            decorate(*option,
                     QString::fromLatin1(glyph.data(), static_cast<qsizetype>(glyph.size())),
                     ColorRole::MutedText);
        }
    }

private:
    static bool isHeading(const QModelIndex& index)
    {
        return index.siblingAtColumn(0).data(OutlineModel::ObjectRole).toUInt() == 0;
    }
};

} // namespace

OutlinePanel::OutlinePanel(qtmodel::DocumentController& controller, qtmodel::Selection& selection,
                           const ThemeManager& theme, QWidget* parent)
    : QWidget(parent)
    , m_controller(controller)
    , m_selection(selection)
    , m_model(new OutlineModel(this))
    , m_finder(new qtmodel::ObjectSearch(this))
    , m_search(new QLineEdit)
    , m_view(new QTreeView)
{
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(8, 8, 0, 0);
    layout->setSpacing(6);
    auto* top = new QHBoxLayout;
    top->setContentsMargins(0, 0, 8, 0);
    top->addWidget(m_search);
    layout->addLayout(top);
    layout->addWidget(m_view, 1);
    setFocusProxy(m_view);
    m_search->setPlaceholderText(tr("Search names and addresses"));
    m_search->setAccessibleName(tr("Search the outline"));
    addClearButton(*m_search);

    m_view->setModel(m_model);
    m_view->setAccessibleName(tr("Outline"));
    m_view->setObjectName(QStringLiteral("outline"));
    m_view->setItemDelegate(new OutlineDelegate(theme, this));
    m_view->setFrameShape(QFrame::NoFrame);
    m_view->setHeaderHidden(true);
    m_view->setUniformRowHeights(true);
    m_view->setIndentation(14);
    m_view->setSelectionMode(QAbstractItemView::ExtendedSelection);
    m_view->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_view->header()->setSectionResizeMode(0, QHeaderView::ResizeToContents);
    m_view->header()->setResizeContentsPrecision(kMeasuredRows);
    m_view->header()->setStretchLastSection(true);

    connect(&controller, &qtmodel::DocumentController::reset, this, [this] {
        m_model->setDocument(m_controller.document());
        expandFirst();
        search();
    });
    connect(&controller, &qtmodel::DocumentController::changed, this,
            [this](const azure::ChangeSet& changes) {
                const QScopedValueRollback<bool> follow(m_following, true);
                m_model->update(m_controller.document(), changes);
                if (m_model->showsFound() && !changes.layoutOnly())
                    search();
                showSelection();
            });
    connect(&selection, &qtmodel::Selection::changed, this, &OutlinePanel::showSelection);
    connect(m_view->selectionModel(), &QItemSelectionModel::selectionChanged, this,
            &OutlinePanel::leadSelection);
    connect(m_view, &QTreeView::activated, this, [this](const QModelIndex& index) {
        ObjectId id;
        id.value = index.data(OutlineModel::ObjectRole).toUInt();
        if (id)
            emit m_selection.revealRequested(id);
    });
    connect(m_search, &QLineEdit::textChanged, this, &OutlinePanel::search);
    connect(m_finder, &qtmodel::ObjectSearch::found, this,
            [this](const std::vector<ObjectId>& ids) {
                const QScopedValueRollback<bool> follow(m_following, true);
                m_model->addFound(ids);
                m_view->expandAll();
                showSelection();
            });
    connect(m_model, &QAbstractItemModel::modelReset, this,
            [this] { spanHeadings(0, m_model->rowCount() - 1); });
    connect(m_model, &QAbstractItemModel::rowsInserted, this,
            [this](const QModelIndex& above, int first, int last) {
                if (!above.isValid())
                    spanHeadings(first, last);
            });
    m_model->setDocument(controller.document());
    expandFirst();
}

void OutlinePanel::spanHeadings(int first, int last)
{
    for (int row = first; row <= last; ++row)
        m_view->setFirstColumnSpanned(
            row, {}, m_model->index(row, 0).data(OutlineModel::ObjectRole).toUInt() == 0);
}

void OutlinePanel::expandFirst()
{
    // What stands in networks is shown where that does not make a list without end.
    const std::size_t networks = m_controller.document().all<azure::VirtualNetwork>().size();
    m_view->expandToDepth(networks <= kMostExpanded ? 1 : 0);
}

void OutlinePanel::search()
{
    const QScopedValueRollback<bool> follow(m_following, true);
    const QString text = m_search->text().trimmed();
    if (text.isEmpty()) {
        m_finder->stop();
        if (m_model->showsFound()) {
            m_model->showAll();
            expandFirst();
        }
        showSelection();
        return;
    }
    m_model->showFound();
    m_finder->start(m_controller.document(), text);
}

void OutlinePanel::focusSearch()
{
    m_search->setFocus(Qt::ShortcutFocusReason);
    m_search->selectAll();
}

void OutlinePanel::showSelection()
{
    const QScopedValueRollback<bool> follow(m_following, true);
    QItemSelection rows;
    QModelIndex last;
    // Of a large selection the tree marks the beginning: nobody looks through thousands of rows.
    const std::vector<ObjectId>& ids = m_selection.ids();
    for (std::size_t i = 0; i < std::min(ids.size(), kMostMarked); ++i) {
        const QModelIndex index = m_model->reveal(ids[i]);
        if (!index.isValid())
            continue;
        rows.select(index, index.siblingAtColumn(1));
        last = index;
    }
    m_view->selectionModel()->select(rows, QItemSelectionModel::ClearAndSelect);
    if (last.isValid()) {
        m_view->selectionModel()->setCurrentIndex(last, QItemSelectionModel::NoUpdate);
        m_view->scrollTo(last);
    }
}

void OutlinePanel::leadSelection()
{
    if (m_following)
        return;
    std::vector<ObjectId> ids;
    for (const QModelIndex& index : m_view->selectionModel()->selectedRows()) {
        ObjectId id;
        id.value = index.data(OutlineModel::ObjectRole).toUInt();
        if (id)
            ids.push_back(id);
    }
    m_selection.set(std::move(ids));
}

} // namespace peerscape::views
