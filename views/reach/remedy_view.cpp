#include "views/reach/remedy_view.h"

#include "qt/document_controller.h"
#include "qt/remedy_model.h"
#include "qt/text.h"
#include "views/reach/flow_field.h"
#include "views/theme/theme_manager.h"
#include "views/widgets/link_label.h"
#include "views/widgets/row_delegate.h"
#include "views/widgets/row_tree.h"

#include <QHBoxLayout>
#include <QHeaderView>
#include <QKeyEvent>
#include <QLabel>
#include <QProgressBar>
#include <QPushButton>
#include <QTreeView>

namespace peerscape::views {

using qtmodel::RemedyModel;
using qtmodel::RemedyWish;

namespace {

constexpr int kAnswerTogether = 30; ///< Milliseconds after an edit.
constexpr int kCountPadding = 28;

/// Remedies in bold; what comes and goes in the colours for it, beside its sign.
class RemedyDelegate : public RowDelegate
{
public:
    RemedyDelegate(const ThemeManager& theme, QObject* parent)
        : RowDelegate(theme, {0, 9}, parent)
    {
    }

protected:
    void initStyleOption(QStyleOptionViewItem* option, const QModelIndex& index) const override
    {
        QStyledItemDelegate::initStyleOption(option, index);
        ColorRole role = ColorRole::Text;
        const int tone = index.data(RemedyModel::ToneRole).toInt();
        switch (static_cast<RemedyModel::RowKind>(index.data(RemedyModel::RowKindRole).toInt())) {
        case RemedyModel::RowKind::Remedy:
            option->font.setWeight(QFont::DemiBold);
            if (index.column() == RemedyModel::GainedColumn && option->text.startsWith(u'+'))
                role = ColorRole::Good;
            if (index.column() == RemedyModel::LostColumn && option->text.startsWith(u'−'))
                role = ColorRole::Bad;
            break;
        case RemedyModel::RowKind::Route:
            option->font = theme().monoFont();
            [[fallthrough]];
        default:
            role = tone > 0 ? ColorRole::Good : tone < 0 ? ColorRole::Bad : ColorRole::Text;
        }
        colorText(*option, theme().color(role));
    }
};

bool isApplicable(const QModelIndex& index)
{
    const auto kind =
        static_cast<RemedyModel::RowKind>(index.data(RemedyModel::RowKindRole).toInt());
    return kind == RemedyModel::RowKind::Remedy || kind == RemedyModel::RowKind::Step;
}

} // namespace

RemedyView::RemedyView(qtmodel::DocumentController& controller, const ThemeManager& theme,
                       QWidget* parent)
    : QWidget(parent)
    , m_controller(controller)
    , m_theme(theme)
    , m_model(new RemedyModel(this))
    , m_job(new qtmodel::RemedyJob(this))
{
    build();
    m_soon.setSingleShot(true);
    m_soon.setInterval(kAnswerTogether);
    connect(&m_soon, &QTimer::timeout, this, &RemedyView::start);
    connect(m_job, &qtmodel::RemedyJob::found, this, &RemedyView::take);
    connect(m_job, &qtmodel::RemedyJob::previewed, this,
            [this](int remedy, const remedy::Preview& preview) {
                m_model->setPreview(remedy, preview);
                if (remedy == 0)
                    m_view->expand(m_model->index(0, 0));
                m_progress->setValue(remedy + 1);
                if (preview.endsLeftOut > 0)
                    m_outcome = tr("Pairs of the %n nearest ends only", nullptr,
                                   static_cast<int>(compare::kMostEnds));
                showState();
            });
    connect(m_job, &qtmodel::RemedyJob::finished, this,
            [this](const QString& error) { end(error.isEmpty() ? m_outcome : error); });
    connect(m_job, &qtmodel::RemedyJob::cancelled, this, [this] { end(tr("Given up")); });
    connect(&controller, &qtmodel::DocumentController::changed, this,
            [this](const azure::ChangeSet& changes) {
                if (m_active && !changes.layoutOnly())
                    goStale();
            });
    showState();
}

void RemedyView::build()
{
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    auto* row = new QHBoxLayout;
    row->setContentsMargins(12, 2, 12, 4);
    row->setSpacing(8);
    m_title = new QLabel;
    QFont bold = m_title->font();
    bold.setWeight(QFont::DemiBold);
    m_title->setFont(bold);
    m_state = new QLabel;
    m_state->setObjectName(QStringLiteral("state"));
    m_state->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    m_progress = new QProgressBar;
    m_progress->setMaximumWidth(140);
    m_progress->setAccessibleName(tr("Previews done"));
    m_cancel = new QPushButton(tr("Cancel"));
    m_apply = new QPushButton(tr("&Apply"));
    m_apply->setObjectName(QStringLiteral("apply"));
    m_apply->setToolTip(tr("Make the edits of the chosen line, as one step that can be undone"));
    m_back = new LinkLabel(tr("Back to the hops"), m_theme);
    row->addWidget(m_title);
    row->addWidget(m_state, 1);
    row->addWidget(m_progress);
    row->addWidget(m_cancel);
    row->addWidget(m_apply);
    row->addWidget(m_back);
    layout->addLayout(row);
    m_view = new QTreeView;
    m_view->setAccessibleName(tr("What would help"));
    m_view->setModel(m_model);
    m_view->setItemDelegate(new RemedyDelegate(m_theme, this));
    m_view->setExpandsOnDoubleClick(false);
    makeRowTree(*m_view, m_theme);
    QHeaderView* header = m_view->header();
    header->setStretchLastSection(false);
    header->setSectionResizeMode(RemedyModel::NameColumn, QHeaderView::Stretch);
    for (int column = RemedyModel::GainedColumn; column < RemedyModel::ColumnCount; ++column) {
        const QString title =
            m_model->headerData(column, Qt::Horizontal, Qt::DisplayRole).toString();
        header->resizeSection(column, fontMetrics().horizontalAdvance(title) + kCountPadding);
    }
    layout->addWidget(m_view, 1);
    setFocusProxy(m_view);
    connect(m_cancel, &QPushButton::clicked, m_job, &qtmodel::RemedyJob::cancel);
    connect(m_apply, &QPushButton::clicked, this, &RemedyView::apply);
    connect(m_back, &LinkLabel::activated, this, &RemedyView::closed);
    connect(m_view, &QTreeView::activated, this, [this](const QModelIndex& index) {
        if (isApplicable(index))
            apply();
        else
            m_view->setExpanded(index, !m_view->isExpanded(index));
    });
    connect(m_view->selectionModel(), &QItemSelectionModel::currentChanged, this,
            &RemedyView::showState);
}

void RemedyView::look(RemedyWish wish, const qtmodel::FlowQuestion& question)
{
    m_active = true;
    m_wish = wish;
    m_question = question;
    const azure::Document& document = m_controller.document();
    const QString from = toQString(reach::nameOf(document, question.from));
    const QString to = toQString(reach::nameOf(document, question.to));
    if (wish == RemedyWish::Talk)
        m_title->setText(
            tr("What would help %1 reach %2, %3").arg(from, to, flowName(question.flow)));
    else
        m_title->setText(tr("What would keep %1 and %2 apart").arg(from, to));
    m_view->setAccessibleName(m_title->text());
    start();
}

void RemedyView::stop()
{
    m_active = false;
    m_stale = false;
    m_soon.stop();
    m_job->cancel();
    m_model->setRemedies(m_controller.document(), {});
}

bool RemedyView::isWorking() const
{
    return m_job->isRunning() || m_soon.isActive();
}

void RemedyView::goStale()
{
    m_stale = true;
    m_job->cancel();
    m_model->setRemedies(m_controller.document(), {});
    if (isVisible())
        m_soon.start();
    showState();
}

void RemedyView::showEvent(QShowEvent* event)
{
    QWidget::showEvent(event);
    if (m_active && m_stale && !m_job->isRunning())
        m_soon.start();
}

void RemedyView::keyPressEvent(QKeyEvent* event)
{
    if (event->key() != Qt::Key_Escape) {
        QWidget::keyPressEvent(event);
        return;
    }
    if (m_job->isRunning())
        m_job->cancel();
    else
        emit closed();
    event->accept();
}

void RemedyView::start()
{
    m_soon.stop();
    m_stale = false;
    m_outcome.clear();
    m_model->setRemedies(m_controller.document(), {});
    m_progress->setRange(0, 0);
    m_job->start(m_controller.routes(), m_wish, m_question);
    showState();
}

void RemedyView::take(const std::vector<remedy::Remedy>& remedies, bool fulfilled)
{
    m_model->setRemedies(m_controller.document(), remedies);
    m_progress->setRange(0, static_cast<int>(remedies.size()));
    m_progress->setValue(0);
    if (!remedies.empty())
        m_view->setCurrentIndex(m_model->index(0, 0));
    else if (!fulfilled)
        m_outcome = tr("Nothing was found: no set of up to four edits does it.");
    else if (m_wish == RemedyWish::Talk)
        m_outcome = tr("They talk already.");
    else
        m_outcome = tr("Nothing that either sends arrives at the other already.");
    showState();
}

void RemedyView::end(const QString& state)
{
    m_outcome = state;
    showState();
}

void RemedyView::showState()
{
    const bool working = isWorking();
    m_progress->setVisible(working);
    m_cancel->setVisible(m_job->isRunning());
    const bool known = m_model->rowCount() > 0;
    m_apply->setVisible(known);
    m_apply->setEnabled(m_view->currentIndex().isValid());
    m_state->setText(!working ? m_outcome
                     : known  ? tr("Working out what they change…")
                              : tr("Looking for edits…"));
}

bool RemedyView::apply()
{
    const int chosen = m_model->remedyOf(m_view->currentIndex());
    if (chosen < 0 || m_stale)
        return false;
    const remedy::Remedy remedy = m_model->remedyAt(chosen);
    stop();
    emit closed();
    // The steps rather than the edit: meanwhile things may have been moved.
    return m_controller.apply(remedy::applyRemedy(m_controller.document(), remedy));
}

} // namespace peerscape::views
